import { expect, test } from 'vitest'
import { releaseKeys } from '#functions/data/release-keys.ts'
import { openDoor } from '#functions/data/table.ts'
import { verifyRelease } from '#functions/jobs/verify-release.ts'
import { work } from '#functions/jobs/index.ts'
import type { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { Machine } from '../town.ts'
import { DAY, drained, given, PERIOD, released, values } from './rounds.ts'

const figures: KeyFigureId[] = ['K1', 'K2']
const of = Object.fromEntries(
  Object.entries(values([600, 700, 820, 905, 990, 1100, 1250, 1397])).map(([kod, { K1 }]) => [
    kod,
    { K1, K2: K1! / 10 },
  ]),
)
const eight = async () => {
  const at = await given(of, { figures })
  await given(of, { figures, id: 'n2', on: at })
  return released(at)
}

test('what is released is reckoned anew from what was frozen, and is the same', async () => {
  const at = await eight()
  for (const group of ['n1', 'n2'])
    expect(await verifyRelease(group, PERIOD, at.platform)).toEqual(
      ['K1', 'K2', 'certificate'].map(figure => ({ figure, edition: 1 })),
    )
  await work({ job: 'verify-release', scope: 'all', day: DAY }, at.platform)
  expect(at.messages.map(({ scope }) => scope)).toEqual([`n1#${PERIOD}`, `n2#${PERIOD}`])
  await drained(at)
})

/** Changes a row as no job would. */
async function tamper(
  { platform }: Machine,
  key: { pk: string; sk: string },
  change: (row: Record<string, unknown>) => object,
) {
  const door = openDoor(platform.table, pk => /^[BF]#/.test(pk))
  await door.load([{ ...(await door.get(key))!, ...change((await door.get(key))!), ...key }])
}

test('a figure that was changed afterwards is found, by its name', async () => {
  const at = await eight()
  await tamper(at, releaseKeys.figure('n1', PERIOD, 1, 'K2'), () => ({ median: 90 }))
  const wrong = (await verifyRelease('n1', PERIOD, at.platform)).filter(one => one.wrong)
  expect(wrong).toEqual([{ figure: 'K2', edition: 1, wrong: 'figure' }])
  await expect(work({ job: 'verify-release', scope: `n1#${PERIOD}`, day: DAY }, at.platform)).rejects.toThrow('K2')
})

test('a certificate that was changed afterwards is found, and so is what was frozen', async () => {
  const at = await eight()
  await tamper(at, releaseKeys.certificate('n1', PERIOD, 1), () => ({ hash: '0'.repeat(64) }))
  expect((await verifyRelease('n1', PERIOD, at.platform)).filter(one => one.wrong)).toEqual([
    { figure: 'certificate', edition: 1, wrong: 'certificate' },
  ])
  await tamper(at, releaseKeys.frozen('n2', PERIOD, 1), () => ({ salt: 'another-salt-of-some-length' }))
  const wrong = (await verifyRelease('n2', PERIOD, at.platform)).filter(one => one.wrong)
  expect(wrong.map(one => one.figure)).toEqual(['K1', 'K2', 'certificate'])
})
