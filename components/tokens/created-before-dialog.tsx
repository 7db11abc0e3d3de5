import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'

/** For a token whose secret an earlier answer held, which may have been lost on its way. */
export function CreatedBeforeDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      onClose={onClose}
      title="This token exists already"
      description="Its secret was sent once and can't be shown again. If you don't have it, delete the token and create another."
    >
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          Show tokens
        </Button>
      </DialogActions>
    </Dialog>
  )
}
