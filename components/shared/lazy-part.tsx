import { useEffect, useState, type ComponentType } from 'react'
import { useLazyCode } from '#components/shared/use-lazy-code.ts'

type Props<Part> = {
  /** The same function each time. */
  load: () => Promise<ComponentType<Part>>
  props: Part
}

/** A part of a page that few people come to see: it is there once its code is. */
export function LazyPart<Part extends object>({ load, props }: Props<Part>) {
  const [shown, show] = useState<{ Part: ComponentType<Part> } | null>(null)
  const { fetch } = useLazyCode(load)
  useEffect(() => fetch((Part) => show({ Part })), [load])
  return shown && <shown.Part {...props} />
}
