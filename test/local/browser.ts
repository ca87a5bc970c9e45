/** A browser without pages: keeps cookies and follows redirects by hand. */
export function openBrowser(origin: string) {
  const cookies = new Map<string, { value: string; path: string }>()

  async function send(path: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(path, origin)
    const sent = [...cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name.split(' ')[0]}=${value}`)
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: sent.join('; '), ...(form && { Origin: origin }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair, ...rest] = line.split('; ')
      const [name, value = ''] = pair!.split(/=(.*)/s)
      const about = Object.fromEntries(rest.map(a => a.split(/=(.*)/s)).map(([name, v]) => [name!.toLowerCase(), v]))
      const key = `${name} ${about['path'] ?? '/'}`
      if (Date.parse(about['expires'] ?? '') < Date.now() || about['max-age'] === '0') cookies.delete(key)
      else cookies.set(key, { value, path: about['path'] ?? '/' })
    }
    return answer
  }

  /** Goes to a page, along every redirect. */
  async function go(path: string, form?: Record<string, string>) {
    let answer = await send(path, form)
    let at = new URL(path, origin)
    for (let i = 0; i < 10 && answer.status >= 300 && answer.status < 400; i++) {
      at = new URL(answer.headers.get('Location')!, at)
      if (at.origin !== origin) throw new Error(`sent away to ${at.origin}`)
      answer = await send(at.href)
    }
    return { path: at.pathname, status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  return { go, send, cookies }
}
