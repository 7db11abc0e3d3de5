declare global {
  var __webpack_nonce__: string | undefined
}

// The scroll lock under dialogs adds a <style>; it looks here for the nonce that the policy asks for.
if (typeof document !== 'undefined') {
  globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
}

export {}
