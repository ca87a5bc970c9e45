import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // The content security policy takes no data: addresses.
  build: { assetsInlineLimit: 0 },
  plugins: [
    sveltekit({
      adapter: adapter({ fallback: 'index.html' }),
      csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    }),
  ],
})
