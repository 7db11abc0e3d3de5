import { doorOf } from '#api/doors.ts'

/** Asks the door of machines that the path is behind, as the server does. */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  return doorOf(path.split('?')[0]!)!.app!.request(path, init)
}
