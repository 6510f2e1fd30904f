import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a zip archive; what else is said of it is what the archive claims, true or not. */
export type ZipFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly isStored?: boolean
  readonly claims?: {
    readonly size?: number
    readonly crc?: number
    readonly method?: number
    readonly flags?: number
    readonly mode?: number
  }
}

/** The bytes of a zip archive. The product only reads them, so tests write their own, honest ones and others. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const { local, central, data } = recordsOf(file, offset)
    parts.push(local, data)
    directory.push(central)
    offset += local.byteLength + data.byteLength
  }
  const size = directory.reduce((sum, record) => sum + record.byteLength, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

const UTF8_NAMES = 0x800

function recordsOf({ path, bytes, isStored = false, claims = {} }: ZipFile, offset: number) {
  const name = Buffer.from(path)
  const data = isStored ? Buffer.from(bytes) : deflateRawSync(bytes)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE((claims.flags ?? 0) | UTF8_NAMES, 2)
  common.writeUInt16LE(claims.method ?? (isStored ? 0 : 8), 4)
  common.writeUInt32LE(claims.crc ?? crc32(bytes), 10)
  common.writeUInt32LE(data.byteLength, 14)
  common.writeUInt32LE(claims.size ?? bytes.byteLength, 18)
  common.writeUInt16LE(name.byteLength, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(((claims.mode ?? 0o100644) << 16) >>> 0, 6)
  rest.writeUInt32LE(offset, 10)
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, rest, name])
  return { local, central, data }
}
