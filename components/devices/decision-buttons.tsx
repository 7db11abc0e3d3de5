import { Button } from '#components/ui/button.tsx'

type Decision = 'approve' | 'deny'
type Props = { pending: Decision | null; decide: (decision: Decision) => void }

export function DecisionButtons({ pending, decide }: Props) {
  return (
    <div className="flex gap-2 max-sm:flex-col">
      <Button look="primary" pending={pending === 'approve'} onClick={() => decide('approve')}>
        Approve
      </Button>
      <Button pending={pending === 'deny'} onClick={() => decide('deny')}>
        Deny
      </Button>
    </div>
  )
}
