import type { Day } from '#shared/day.ts'

const style = `body{font:17px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#16222a}
h1{font-size:1.7rem}h2{font-size:1.15rem;margin-top:2rem}ul{padding-left:1.2rem}li{margin:.4rem 0}
.text{white-space:pre-line}.fact,.mut{display:block;color:#4a5962}`

/** Lets the person keep what the page shows as a web page of its own: text and headings, nothing that runs. */
export function webPage(article: HTMLElement, title: string, day: Day, locale: string) {
  const made = document.implementation.createHTMLDocument(title)
  made.documentElement.lang = locale
  const [meta, look, main, heading] = (['meta', 'style', 'main', 'h1'] as const).map(tag => made.createElement(tag))
  meta!.setAttribute('charset', 'utf-8')
  look!.textContent = style
  heading!.textContent = title
  made.head.prepend(meta!)
  made.head.append(look!)
  main!.append(heading!, ...[...article.childNodes].map(node => made.importNode(node, true)))
  made.body.append(main!)
  const link = document.createElement('a')
  const text = `<!doctype html>\n${made.documentElement.outerHTML}`
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/html' }))
  link.download = `${title.toLocaleLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${day}.html`
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
