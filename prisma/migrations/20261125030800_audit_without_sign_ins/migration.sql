-- By hand: the log without what people sign in and out by, which may be most of it. Prisma's schema knows no index on a
-- part of a table, and its comparison ignores it.
CREATE INDEX "AuditEvent_withoutSignIns_idx" ON "AuditEvent"("seq") WHERE "operation" NOT LIKE 'session.%';
