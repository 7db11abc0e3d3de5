'use client'

import { useState, type ReactNode } from 'react'
import { useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'

const losses = {
  token: lossOf('You have not copied the token. It can’t be shown again.', 'the token', 'copying'),
  secret: lossOf('You have not copied the secret. It can’t be shown again.', 'the secret', 'copying'),
  link: lossOf('You have not copied the link. It can’t be shown again.', 'the link', 'copying'),
  secrets: lossOf('You have not kept the secrets. They can’t be shown again.', 'the secrets', 'keeping them'),
  codes: lossOf('You have not kept the codes. They can’t be shown again.', 'the codes', 'keeping them'),
}

type Props = {
  title: string
  description: string
  what: keyof typeof losses
  /** Whether it may go. */
  isKept: boolean
  onClose: () => void
  /** Puts the focus where the secret can be kept. */
  onKeepOpen?: () => void
  /** Beside the button that closes it. */
  footer?: ReactNode
  children: ReactNode
}

/** The one look at secrets. It closes by Done alone, and asks once if nothing was kept. */
export function SecretDialog(props: Props) {
  const { title, description, what, isKept, onClose, onKeepOpen, footer, children } = props
  const [isAsking, ask] = useState(false)
  useLeaveGuard(!isKept, losses[what])
  const close = () => (isKept ? onClose() : ask(!isAsking))
  return (
    <Dialog onClose={close} title={title} description={description} closable={false} wide>
      {children}
      {isAsking && !isKept ? (
        <div role="alert" className="flex flex-col gap-3 border-t border-line pt-4">
          <p>{losses[what].meaning}</p>
          <DialogActions>
            <Button look="danger" onClick={onClose}>
              {losses[what].close}
            </Button>
            <Button
              autoFocus
              onClick={() => {
                ask(false)
                onKeepOpen?.()
              }}
            >
              Keep it open
            </Button>
          </DialogActions>
        </div>
      ) : (
        <DialogActions>
          {footer}
          <Button look={isKept ? 'primary' : 'secondary'} onClick={close}>
            Done
          </Button>
        </DialogActions>
      )}
    </Dialog>
  )
}

function lossOf(meaning: string, what: string, doing: string) {
  const action = `Leave without ${doing}`
  return { title: `Leave without ${what}?`, meaning, action, close: `Close without ${doing}` }
}
