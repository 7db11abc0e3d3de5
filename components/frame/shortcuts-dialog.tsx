'use client'

import type { CommandDialogProps } from '#components/frame/command-button.tsx'
import { singleKeysAreOn } from '#components/frame/single-keys.ts'
import { SingleKeysChoice } from '#components/frame/single-keys-choice.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Kbd } from '#components/ui/kbd.tsx'

const singleKeys = [
  ['/', 'Search the list'],
  ['n', 'Open the page’s New form'],
  ['?', 'Show the shortcuts'],
] as const

export function ShortcutsDialog({ isApple, onClose }: CommandDialogProps) {
  const keys = [[isApple ? '⌘ K' : 'Ctrl K', 'Search, go to a page, or run a command'], ...singleKeys]
  return (
    <Dialog onClose={onClose} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keys.map(([key, meaning]) => (
          <div key={key} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <SingleKeysChoice areOn={singleKeysAreOn(document.cookie)} />
    </Dialog>
  )
}
