import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'

type Props = { /** Whether the token existed before. */ rotated?: boolean; onClose: () => void }

/** For a token whose secret an earlier answer held, which may have been lost on its way. */
export function CreatedBeforeDialog({ rotated = false, onClose }: Props) {
  const remedy = rotated ? 'rotate again' : 'delete the token and create another'
  return (
    <Dialog
      onClose={onClose}
      title={rotated ? 'This was rotated already' : 'This token exists already'}
      description={`${rotated ? 'The new' : 'Its'} secret was sent once and can't be shown again. If you don't have it, ${remedy}.`}
    >
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {rotated ? 'Close' : 'Show tokens'}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
