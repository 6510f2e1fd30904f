/** Runs one step of the start-up and prints what it did and how long it took. */
export async function step<Result>(
  title: string,
  work: () => Promise<Result>,
  describe: (result: Result) => string = () => '',
): Promise<Result> {
  const startedMs = performance.now()
  const result = await work()
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  const detail = describe(result)
  console.log(`  ${title}${detail ? ` (${detail})` : ''}: ${seconds} s`)
  return result
}
