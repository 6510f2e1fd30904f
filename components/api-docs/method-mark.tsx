/** The method of an address. What changes something has the colour of what can be acted on. */
export function MethodMark({ method }: { readonly method: string }) {
  return (
    <span className={`font-mono text-xs font-medium ${method === 'GET' ? 'text-soft' : 'text-accent'}`}>{method}</span>
  )
}
