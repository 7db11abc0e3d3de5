import { request } from '#api/testing/request.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'

/** Sends a form to the door of OAuth, from an address that nobody else uses unless it is given. */
export async function askOauth(
  path: string,
  form: Record<string, string> | string,
  headers: Record<string, string> = {},
) {
  const response = await request(`/oauth${path}`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      [ADDRESS_HEADER]: newAddress(),
      ...headers,
    },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
}

export const client = { client_id: 'gatehouse-cli' }

export async function newCodes(form: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const { body } = await askOauth('/device/code', { ...client, ...form }, headers)
  return { deviceCode: body.device_code as string, userCode: body.user_code as string }
}

export function poll(deviceCode: string, form: Record<string, string> = {}) {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
  return askOauth('/token', { grant_type, device_code: deviceCode, ...client, ...form })
}
