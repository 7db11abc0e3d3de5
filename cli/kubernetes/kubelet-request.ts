import { Failure } from '#cli/failure.ts'

export const apiVersion = 'credentialprovider.kubelet.k8s.io/v1'
const kind = 'CredentialProviderRequest'

/** What the kubelet asks a credential provider. */
export type KubeletRequest = {
  image: string
  serviceAccountToken: string | undefined
  serviceAccountAnnotations: Record<string, string>
}

/** Throws where it is not what the kubelet sends. */
export function readKubeletRequest(text: string): KubeletRequest {
  const request = parse(text)
  if (!isObject(request)) throw new Failure(`Standard input is no ${kind} in JSON.`)
  if (request.apiVersion !== apiVersion || request.kind !== kind)
    throw new Failure(`This provider answers ${kind} of ${apiVersion} alone. Set apiVersion: ${apiVersion}`)
  const { image, serviceAccountToken, serviceAccountAnnotations = {} } = request
  if (typeof image !== 'string' || image === '') throw new Failure(`The ${kind} names no image.`)
  if (serviceAccountToken !== undefined && typeof serviceAccountToken !== 'string')
    throw new Failure(`The ${kind} has a serviceAccountToken that is no text.`)
  if (!isObject(serviceAccountAnnotations) || !Object.values(serviceAccountAnnotations).every(isText))
    throw new Failure(`The ${kind} has serviceAccountAnnotations that are no texts.`)
  const annotations = serviceAccountAnnotations as Record<string, string>
  return {
    image,
    serviceAccountToken: serviceAccountToken || undefined,
    serviceAccountAnnotations: annotations,
  }
}

/** The registry that an image is in, as the kubelet reads its name. */
export function registryOf(image: string): string {
  const [first = '', ...path] = image.split('/')
  const isHost = path.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  return isHost ? first.toLowerCase() : 'docker.io'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isText = (value: unknown) => typeof value === 'string'
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
