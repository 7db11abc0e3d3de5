'use client'

import { CommandLine } from '#components/shared/command-line.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'

/** The link of a new account where no mail goes out. */
export type ShownLink = { username: string; link: string }

export function SetUpLinkDialog({ username, link, onClose }: ShownLink & { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={`Pass this link on to ${username}`}>
      <p className="text-text-muted">
        No mail server is set, so this link was not mailed. Whoever opens it first chooses the password. It
        works once, for 7 days, and is not shown again.
      </p>
      <CommandLine label="Copy the link" line={link} />
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  )
}
