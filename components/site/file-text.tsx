'use client'

import { useState, type ComponentProps } from 'react'
import { FieldError } from '#components/ui/field-error.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { importLimits } from '#lib/import/schema.ts'

type Props = ComponentProps<typeof TextArea> & { onFile: (text: string) => void }

/** A file's text, chosen or pasted. What is no UTF-8, or too large, never leaves the browser. */
export function FileText({ onFile, ...control }: Props) {
  const [problem, setProblem] = useState<string | null>(null)

  async function read(file: File | undefined) {
    if (!file) return
    const text = await textOf(file)
    setProblem(text === null ? `${file.name} can’t be read: use a UTF-8 text file of 512 KiB or less.` : null)
    if (text !== null) onFile(text)
  }

  return (
    <>
      <input
        type="file"
        aria-label="Choose a file"
        className="w-fit max-w-full text-sm text-text-muted file:mr-3 file:h-9 file:cursor-pointer file:rounded-control file:border file:border-line-control file:bg-surface file:px-3.5 file:font-medium file:text-text"
        onChange={({ target }) => void read(target.files?.[0])}
      />
      {problem && <FieldError>{problem}</FieldError>}
      <TextArea
        rows={8}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        wrap="off"
        {...control}
        className="font-mono text-xs"
      />
    </>
  )
}

async function textOf(file: File): Promise<string | null> {
  if (file.size > importLimits.bytes) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return null
  }
}
