/** For the build: what every new embedded database is a copy of. */
export { makeEmptyDatabase } from '@/lib/db/embedded'
