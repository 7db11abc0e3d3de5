'use client'

import Form from 'next/form'
import { Search } from '@lucide/icons'
import { usePause } from '#components/shared/use-pause.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'

/** Searches as one types, and by Enter where there is no JavaScript. */
export function ApiSearch({ path, value, outcome }: { path: string; value: string; outcome: string }) {
  const { afterPause } = usePause()
  return (
    <Form action={path} replace scroll={false} role="search" className="relative mb-6 max-w-[28rem]">
      <Icon icon={Search} className="pointer-events-none absolute top-2.5 left-3 size-4 text-text-muted" />
      <Input
        type="search"
        name="q"
        data-command="search"
        aria-label="Search the API"
        placeholder="Search"
        maxLength={100}
        defaultValue={value}
        className="pl-9"
        onChange={({ target: { form } }) => afterPause(() => form?.requestSubmit())}
      />
      <p role="status" className="mt-1.5 text-sm text-text-muted">
        {outcome}
      </p>
    </Form>
  )
}
