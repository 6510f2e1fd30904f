// Who imports whom, by the one file of rules. dependency-cruiser cannot read TypeScript 7, and without it takes an
// import of types for an import of code; so it gets the tree with the types taken out, under the same names.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import { transform } from 'esbuild'
import { enterProject, root } from './prepare.mjs'

enterProject()
const folders = ['app', 'bench', 'bin', 'components', 'e2e', 'lib', 'prisma', 'scripts'].filter((name) =>
  existsSync(name),
)
const copy = path.join(root, 'node_modules/.cache/boundaries')

rmSync(copy, { recursive: true, force: true })
mkdirSync(copy, { recursive: true })
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
for (const name of ['package.json', 'tsconfig.json', 'next.config.ts'])
  writeFileSync(path.join(copy, name), readFileSync(name))
await Promise.all(folders.flatMap(filesUnder).map(copyWithoutTypes))
const cruised = folders.filter((name) => existsSync(path.join(copy, name)))
process.chdir(copy)
const { options, forbidden } = (await import(path.join(root, '.dependency-cruiser.cjs'))).default
const { output, exitCode } = await cruise(cruised, {
  ...options,
  preserveSymlinks: true,
  ruleSet: { forbidden },
  validate: true,
  outputType: 'err-long',
})
console.log(output)
process.exit(exitCode)

async function copyWithoutTypes(file) {
  const target = path.join(copy, file)
  mkdirSync(path.dirname(target), { recursive: true })
  const text = readFileSync(file, 'utf8')
  if (!/\.tsx?$/.test(file)) return writeFileSync(target, text)
  const loader = file.endsWith('x') ? 'tsx' : 'ts'
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true, target: 'ES2023' } }
  const { code } = await transform(text, { loader, jsx: 'preserve', tsconfigRaw })
  writeFileSync(target, code)
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
