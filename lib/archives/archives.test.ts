import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { packTar } from 'modern-tar'
import { describe, expect, test } from 'vitest'
import { type ZipFile, zipOf } from '@/prisma/zip'
import { unpack } from './queries'
import type { Unpacked } from './schema'

const limits = { totalMegabytes: 2, fileMegabytes: 1, files: 4 }
const hello = Buffer.from('hello')

async function unpacked(bytes: Uint8Array, name = 'upload'): Promise<Unpacked[]> {
  const found: Unpacked[] = []
  for await (const one of unpack(bytes, name, limits)) found.push(one)
  return found
}

/** Paths with the text, or the code of the refusal. */
async function told(bytes: Uint8Array, name?: string) {
  const found = await unpacked(bytes, name)
  return found.map((one) => {
    if (one.kind === 'broken') return one.refusal.code
    return [one.path, one.kind === 'file' ? Buffer.from(one.bytes).toString() : one.refusal.code]
  })
}

function zip(...files: readonly (Partial<ZipFile> & { readonly path: string })[]) {
  return zipOf(files.map((file) => ({ bytes: hello, ...file })))
}

type TarFile = { readonly name: string; readonly body?: Uint8Array; readonly type?: 'symlink' | 'directory' | 'link' }

function tar(...files: readonly TarFile[]) {
  return packTar(
    files.map(({ name, body = hello, type }) => {
      if (type) return { header: { name, size: 0, type, linkname: '/etc/passwd' } }
      return { header: { name, size: body.byteLength }, body }
    }),
  )
}

describe('an archive', () => {
  const files = [
    ['a.json', 'hello'],
    ['folder/b.md', 'hello'],
  ]

  test('of any kind gives its files, whatever it is called', async () => {
    const zipped = zip({ path: 'a.json' }, { path: 'folder/' }, { path: 'folder/b.md', isStored: true })
    const tarred = await tar({ name: './a.json' }, { name: 'folder/', type: 'directory' }, { name: 'folder/b.md' })
    expect(await told(zipped, 'transcript.json')).toEqual(files)
    expect(await told(tarred)).toEqual(files)
    expect(await told(gzipSync(tarred))).toEqual(files)
  })

  test('leaves what systems put there unsaid', async () => {
    const litter = ['__MACOSX/._a.json', '.DS_Store', 'x/Thumbs.db']
    expect(await told(zip(...litter.map((path) => ({ path })), { path: 'a.json' }))).toEqual([files[0]])
    expect(await told(await tar(...litter.map((name) => ({ name })), { name: 'a.json' }))).toEqual([files[0]])
  })

  test.each(['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'a\u0007b', 'a\u202eb', `${'x'.repeat(501)}`])(
    'with the path %j is read without it',
    async (path) => {
      const isTold = [[expect.any(String), 'archivePathUnsafe'], files[0]]
      expect(await told(zip({ path }, { path: 'a.json' }))).toEqual(isTold)
      expect(await told(await tar({ name: path }, { name: 'a.json' }))).toEqual(isTold)
    },
  )

  test('follows no link', async () => {
    const isTold = [['l', 'archiveEntryLink'], files[0]]
    expect(await told(zip({ path: 'l', claims: { mode: 0o120777 } }, { path: 'a.json' }))).toEqual(isTold)
    expect(await told(await tar({ name: 'l', type: 'symlink' }, { name: 'a.json' }))).toEqual(isTold)
    expect(await told(await tar({ name: 'l', type: 'link' }, { name: 'a.json' }))).toEqual(isTold)
  })

  test('within an archive is left out, and so is a document', async () => {
    const inner = zip({ path: 'a.json' })
    const word = zip({ path: '[Content_Types].xml' }, { path: 'word/document.xml' })
    const outer = zip(
      { path: 'in.zip', bytes: inner },
      { path: 'b.gz', bytes: gzipSync(hello) },
      { path: 'c.docx', bytes: word },
    )
    expect(await told(outer)).toEqual([
      ['in.zip', 'archiveNested'],
      ['b.gz', 'archiveNested'],
      ['c.docx', 'transcriptDocument'],
    ])
    expect(await told(gzipSync(inner), 'x.gz')).toEqual([['x', 'archiveNested']])
    expect(await told(word, 'x.docx')).toEqual([['x.docx', 'transcriptDocument']])
  })

  test('with a file that is encrypted, damaged or packed in a strange way says which', async () => {
    const odd = zip(
      { path: 'locked', claims: { flags: 1 } },
      { path: 'zstd', claims: { method: 93 } },
      { path: 'damaged', claims: { crc: 1 } },
      { path: 'a.json' },
    )
    expect(await told(odd)).toEqual([
      ['locked', 'archiveEntryEncrypted'],
      ['zstd', 'archiveEntryMethod'],
      ['damaged', 'archiveEntryBroken'],
      files[0],
    ])
  })

  test('that was cut off or damaged is refused as a whole', async () => {
    const tarred = Buffer.from(await tar({ name: 'a.json' }, { name: 'b.json' }))
    expect(await told(zip({ path: 'a.json' }).subarray(0, 60))).toEqual(['archiveBroken'])
    expect((await told(gzipSync(tarred).subarray(0, 100))).at(-1)).toBe('archiveBroken')
    expect((await told(tarred.subarray(0, 1100))).at(-1)).toBe('archiveBroken')
    const damaged = Buffer.from(tarred)
    damaged[1030] = 7
    expect((await told(damaged)).at(-1)).toBe('archiveBroken')
  })
})

describe('a bomb', () => {
  const large = Buffer.alloc(1024 * 1024 + 1)
  const nearlyLarge = Buffer.alloc(1024 * 1024)

  test('of one file is left out before or after it is unpacked, whatever size it claims', async () => {
    expect(await told(zip({ path: 'a', bytes: large }))).toEqual([['a', 'transcriptTooLarge']])
    expect(await told(zip({ path: 'a', bytes: large, claims: { size: 10 } }))).toEqual([['a', 'archiveEntryBroken']])
    expect(await told(await tar({ name: 'a', body: large }))).toEqual([['a', 'transcriptTooLarge']])
    expect(await told(gzipSync(large), 'a.gz')).toEqual([['a', 'transcriptTooLarge']])
  })

  test('of many files stops where it is too much', async () => {
    const many = ['a', 'b', 'c'].map((path) => ({ path, bytes: nearlyLarge }))
    expect((await told(zip(...many))).at(-1)).toBe('archiveTooLarge')
    const tarred = gzipSync(await tar(...many.map(({ path, bytes }) => ({ name: path, body: bytes }))))
    expect((await told(tarred)).at(-1)).toBe('archiveTooLarge')
    expect(await told(gzipSync(Buffer.alloc(10 * 1024 * 1024)))).toEqual(['archiveTooLarge'])
    const names = ['a', 'b', 'c', 'd', 'e']
    expect((await told(zip(...names.map((path) => ({ path }))))).at(-1)).toBe('archiveFilesTooMany')
  })
})

test('a file that is no archive is given as it is', async () => {
  expect(await told(hello, 'a.txt')).toEqual([['a.txt', 'hello']])
  expect(await told(gzipSync(hello), 'a.json.gz')).toEqual([['a.json', 'hello']])
  expect(await told(new Uint8Array(), 'a')).toEqual([['a', '']])
})

test('an archive with bytes changed, left out or added is read as far as it goes, and never a fault', async () => {
  const files = [{ path: 'a.json' }, { path: 'folder/b.md', bytes: Buffer.from('hello '.repeat(500)) }]
  const tarred = Buffer.from(await tar({ name: 'a.json' }, { name: 'folder/b.md', body: Buffer.alloc(3000, 'x') }))
  const sources = [zip(...files), tarred, gzipSync(tarred)]
  const change = fc.record({ at: fc.nat(4000), length: fc.nat(20), put: fc.uint8Array({ maxLength: 8 }) })
  const changed = fc.tuple(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(changed, async ([which, changes]) => {
      let bytes = sources[which] ?? Buffer.alloc(0)
      for (const { at, length, put } of changes) {
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)])
      }
      for (const one of await unpacked(bytes)) expect(['file', 'leftOut', 'broken']).toContain(one.kind)
    }),
    { numRuns: 400 },
  )
})
