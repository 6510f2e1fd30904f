import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'

type RejectedDownloadProps = {
  readonly take: () => Promise<string | null>
  readonly label: string
  readonly failed: string
}

/** Asks for the rejected lines only when somebody wants them: they can be as large as the table itself. */
export function RejectedDownload({ take, label, failed }: RejectedDownloadProps) {
  const [hasFailed, setHasFailed] = useState(false)
  const [isPending, startTaking] = useTransition()
  const download = () => {
    startTaking(async () => {
      const text = await take().catch(() => null)
      setHasFailed(text === null)
      if (text !== null) save(text)
    })
  }
  return (
    <>
      <Button onClick={download} isPending={isPending}>
        {label}
      </Button>
      {hasFailed && (
        <p role="alert" className="text-bad">
          {failed}
        </p>
      )}
    </>
  )
}

function save(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = 'rejected-lines.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
