import { getLocale } from '#locale'
import type { Day } from '#shared/day.ts'
import { keep } from '#web/lib/keep.ts'

const style = `body{font:17px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#16222a}
h1{font-size:1.7rem}h2{font-size:1.15rem;margin-top:2rem}ul{padding-left:1.2rem}li{margin:.4rem 0}
.text{white-space:pre-line}.fact,.mut{display:block;color:#4a5962}`

/** Lets the person keep what the page shows as a web page of its own: text and headings, nothing that runs. */
export function webPage(article: HTMLElement, title: string, day: Day) {
  const made = document.implementation.createHTMLDocument(title)
  made.documentElement.lang = getLocale()
  const [meta, look, main, heading] = (['meta', 'style', 'main', 'h1'] as const).map(tag => made.createElement(tag))
  meta!.setAttribute('charset', 'utf-8')
  look!.textContent = style
  heading!.textContent = title
  made.head.prepend(meta!)
  made.head.append(look!)
  main!.append(heading!, ...[...article.childNodes].map(node => made.importNode(node, true)))
  made.body.append(main!)
  save(`<!doctype html>\n${made.documentElement.outerHTML}`, 'html', `${title} ${day}`)
}

/** The same as text alone, to be pasted where the municipality writes its own pages. */
export const plainText = (article: HTMLElement, title: string, day: Day) =>
  save(`${title}\n\n${article.innerText.trim()}\n`, 'txt', `${title} ${day}`)

const types = { html: 'text/html', txt: 'text/plain' }
const save = (text: string, kind: keyof typeof types, name: string) =>
  keep(
    new Blob([text], { type: types[kind] }),
    `${name.toLocaleLowerCase().replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.${kind}`,
  )
