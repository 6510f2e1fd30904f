import { type DragEvent, useRef, useState } from 'react'

type FileDropProps = {
  readonly labels: Readonly<Record<'file' | 'fileHint' | 'drop', string>>
  /** What the browser offers first: endings and media types. What a file is, is told by its content. */
  readonly accept: string
  readonly onChoose: (file: File | null) => void
}

/** The file field, with room around it on which a file can be dropped; the keyboard uses the field itself. */
export function FileDrop({ labels, accept, onChoose }: FileDropProps) {
  const field = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const { files } = event.dataTransfer
    if (!field.current || files.length === 0) return
    // Into the field, which then names the file and can be sent like any other.
    field.current.files = files
    onChoose(files[0] ?? null)
  }
  return (
    <label
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={`grid gap-1 rounded-lg border border-dashed p-5 font-medium ${isOver ? 'border-accent bg-wash' : 'border-edge bg-raised'}`}
    >
      {labels.file}
      <span className="font-normal text-soft">{labels.drop}</span>
      <input
        ref={field}
        type="file"
        name="file"
        required
        accept={accept}
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
        className="control my-2 max-w-md font-normal text-soft file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-0.5 file:text-ink"
      />
      <span className="text-xs font-normal text-faint">{labels.fileHint}</span>
    </label>
  )
}
