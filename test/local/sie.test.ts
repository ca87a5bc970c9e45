import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { files } from '../shared/sie/fixtures.ts'
import { bytesOf } from '../shared/sie/reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'jarnkoll-sie-'))
const sie = (...args: string[]) => spawnSync(process.execPath, ['infra/local/sie.ts', ...args], { encoding: 'utf8' })
function kept(name: string, bytes: Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

test('a file is shown as JSON: what it is, what is wrong in it, and what each account comes to in öre', () => {
  const broken = `${files.type4}#VER A 3 20260301\n{\n#TRANS 1930 {} 7.50\n#TRANS 1510 {} x\n}\n`
  const { stdout, status } = sie(kept('a.se', bytesOf(broken, 'windows-1252')))
  expect(status).toBe(0)
  const shown = JSON.parse(stdout)
  expect(shown).toMatchObject({
    ...{ encoding: 'windows-1252', type: '4', program: 'Ekonomi 7.2', company: 'Åmåls Östra förvaltning' },
    ...{ accounts: 4, dimensions: 3, objects: 2, vouchers: 3, rows: 5 },
    years: [{ number: 0 }, { number: -1 }],
    unbalanced: [{ series: 'A', number: '3', date: '2026-03-01', difference: '750' }],
    faults: [{ record: 'TRANS', reason: 'amount' }],
    faultCount: 1,
  })
  expect(shown.sums[0]).toEqual({
    ...{ account: '1930', year: 0, opening: '100050', closing: '75025' },
    changes: { '2026-01': '-10025', '2026-02': '-15000', '2026-03': '750' },
    months: { '2026-01': '-10025', '2026-02': '-15000' },
  })
})

test('the encoding may be said', () => {
  const { stdout } = sie(kept('b.se', bytesOf(files.type1, 'cp437')), '--encoding', 'windows-1252')
  expect(JSON.parse(stdout)).toMatchObject({ encoding: 'windows-1252', company: '\u008fm†ls ™stra f”rvaltning' })
})

test.each([
  ['is not there', ['saknas.se'], 'saknas.se finns inte'],
  ['is a folder', [folder], 'går inte att läsa'],
  ['is no SIE file', [kept('c.csv', bytesOf('konto;belopp'))], 'ingen SIE-fil'],
  ['is not named', [], 'Ange en SIE-fil'],
  ['has an encoding that is none', ['a.se', '--encoding', 'latin-7'], 'Ange en SIE-fil'],
  ['is asked for something else', ['a.se', '--annat'], 'Ange en SIE-fil'],
])('a file that %s gets a sentence and exit code 2', (_, args, sentence) => {
  const { stdout, stderr, status } = sie(...args)
  expect(stderr).toContain(sentence)
  expect([stdout, status]).toEqual(['', 2])
})
