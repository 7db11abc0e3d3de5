import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import type { AskingDevice } from '#lib/devices/get-device-grant.ts'

export function DeviceFacts({ device, now }: { device: AskingDevice; now: Date }) {
  const { client, userCode, address, isFromHere, askedAt } = device
  return (
    <Facts className="mb-0! sm:grid-cols-2">
      <Fact name="Code on the device">
        <span className="font-mono tracking-widest">{userCode}</span>
      </Fact>
      <Fact name="Program">
        <bdi>{client.name}</bdi> <span className="text-text-muted">({client.id})</span>
      </Fact>
      <Fact name="Asked from">
        {address}
        <span className={isFromHere ? 'block text-text-muted' : 'block font-medium'}>
          {isFromHere ? 'The network you are in' : 'Another network than yours'}
        </span>
      </Fact>
      <Fact name="Asked">
        <Time at={askedAt} now={now} />
      </Fact>
    </Facts>
  )
}
