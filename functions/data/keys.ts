/**
 * THE access-pattern table. Write the question down here before you add a key.
 * P = `T#<kommunkod>`: fixed length, so no tenant's prefix is another's. gsi1 is sparse and begins with the tenant too.
 *
 * | question                                        | pk                  | sk                          | gsi1pk / gsi1sk            |
 * |-------------------------------------------------|---------------------|-----------------------------|----------------------------|
 * | the tenant; its model                           | P                   | META · MODEL                |                            |
 * | the wheels; the wheel of a year                 | P                   | WHEEL#year                  |                            |
 * | the municipality's mark, on its reports         | P                   | LOGO                        |                            |
 * | all objects; one                                | P                   | OBJ#id                      |                            |
 * | all systems; one; those of an object            | P                   | SYS#id                      | P#O#object / SYS#id        |
 * | all contracts; one                              | P                   | CON#id                      |                            |
 * | components of an object; all; one               | P                   | CMP#object#id               |                            |
 * | all integrations; one                           | P                   | INT#id                      |                            |
 * | what is known of suppliers; one                 | P                   | SUP#id                      |                            |
 * | all people; one                                 | P                   | PER#id                      |                            |
 * | all forums; one; all decisions; one             | P                   | FORUM#id · DEC#id           |                            |
 * | the organisation: all units; one                | P                   | ORG#id                      |                            |
 * | what a board writes of its public documents     | P                   | OSL#unit                    |                            |
 * | all assignments                                 | P                   | ASG#object#id               |                            |
 * | what a person handed over last                  | P                   | HAND#person                 |                            |
 * | all views of lists; one; those a person begins with | P             | VIEW#id · FIRSTVIEW#person#page |                        |
 * | a person's calendar feed; whose an address is   | P                   | CAL#person · ICAL#h         |                            |
 * | keys of the cost feed; whose a secret is, and when it was used | P      | FEED#id · FEEDAT#h          |                            |
 * | a person's choices of mail; what they have been told; whose choices a mail's link leads to | P | MAIL#person · TOLD#person · OFF#h |      |
 * | mail that has not left yet                      | P#OUT               | id                          |                            |
 * | all needs and ideas; one                       | P                   | NEED#id                     |                            |
 * | comments on an entity, newest first; one        | P#K#kind#entity     | id, begins with its instant |                            |
 * | what a person is mentioned in and has not read  | P                   | MENT#person#comment         |                            |
 * | what was removed and can be put back            | P                   | GONE#kind#id                |                            |
 * | is this value taken                             | P                   | UQ#type#value               |                            |
 * | all plans of a year; one plan with its parts    | P#P#year            | PLAN#obj · GOAL#obj#id …    |                            |
 * | follow-ups of a year; of an object              | P#P#year            | FUP#obj#period              |                            |
 * | what is decided of a year's periods             | P#P#year            | FUROUND#period              |                            |
 * | årsrapporter of a year; of an object            | P#P#year            | ANNUAL#obj                  |                            |
 * | approved versions of a plan                     | P#V#obj#year        | version, zero-padded        |                            |
 * | the kept PDFs of a plan's approved versions      | P#VP#obj#year       | version, zero-padded        |                            |
 * | deadlines of a year; one                        | P#D#year            | DL#rule#scope#period        |                            |
 * | open deadlines by day, any year                 |                     |                             | P#D / day#rule#scope       |
 * | what is planned of a year's costs (8 shards, in parallel) | P#C#year#shard | COST#id                 |                            |
 * | are years' costs reckoned from what their plans say now | P          | BUDGETS                     |                            |
 * | what a year costs: what its pages are, and the sums outside IT | P  | COSTS#year                  |                            |
 * | its cost rows; the ledger rows of an object, or of an account of it | P#C#year#generation | COST#n · ROW#object#n · ROW#object#account#n |                            |
 * | forecasts of a year that people have confirmed  | P#F#year            | FORE#object#kind            |                            |
 * | frames of a year; one                           | P                   | FRAME#year#level#of         |                            |
 * | what next years' budgets are reckoned by        | P                   | ASSUMPTIONS                 |                            |
 * | economy model; how the ledger is placed         | P                   | ECONOMY · PLACING           |                            |
 * | what-if scenarios; one                          | P                   | SCEN#id                     |                            |
 * | what a municipality says of its costs' scope    | P                   | FIGURESCOPE                 |                            |
 * | values of networks' own key figures; one        | P                   | ENTERED#network#figure#period |                          |
 * | how shared costs are divided; investments       | P                   | ALLOCATION · INVESTMENTS    |                            |
 * | ledgers that were read in; one; how far it has come | P               | LED#id · LEDAT#id           |                            |
 * | rows of a year that people placed by hand       | P                   | PUT#year#id                 |                            |
 * | cost totals of a year's objects (trend)         | P                   | TOT#year                    |                            |
 * | a list's compact rows (8 shards)                | P                   | LIST#kind#shard             |                            |
 * | which rows of lists and totals have changed     | P                   | MARKS                       |                            |
 * | history of an entity                            | P#H#entity          | revision, zero-padded       |                            |
 * | history of a plan's rows, those removed too     | P#H#entity#ROWS     | part#id#revision            |                            |
 * | was this request already done                   | P#IDEM              | key                         |                            |
 * | imports; one; how far it has come               | P                   | IMP#id · IMPAT#id           |                            |
 * | is a batch of changes seen; which are not done; what one is made of | P · P#I#journal | BATCH#id · row, zero-padded |              |
 * | how headings of files were read last, by kind of the register, or kind of table and entity | P | HEAD#kind       |                            |
 * | a login's memberships                           | U#sub               | M#kod                       |                            |
 * | municipalities that let a domain's addresses read | DOMAIN#domain     | kod                         |                            |
 * | members of a municipality                       | P                   | MEM#person                  |                            |
 * | a membership that was ended a moment ago        | P                   | ENDED#person                |                            |
 * | who asks to join it                             | P                   | JOIN#sub                    |                            |
 * | a login's sessions                              | U#sub               | S#id                        |                            |
 * | a session; an invitation; a sign-up request     | SES#h · INV#h · REQ#id | META                     |                            |
 * | the sign-up that a second link vouches for      | REQ#h               | VOUCH                       |                            |
 * | how many requests in this window                | RATE#what           | window                      |                            |
 * | tenants, for scheduled work                     | TENANTS             | kod                         |                            |
 * | a run of scheduled work, per tenant             | RUN#job#day         | kod                         |                            |
 * | networks; a network's members, rounds, invitations | N · N#id         | id · M#kod · R#period · I#kod |                          |
 * | who coordinates a network; who is asked to      | N#id                | C#sub · CI#address          |                            |
 * | networks that a login coordinates; that an address is asked to | U#sub · A#address | N#id            |                            |
 * | who has given to a round, and how much          | N#id                | D#period#kod                |                            |
 * | what has happened in a network, newest first    | N#id                | H#instant#id                |                            |
 * | a municipality's networks                       | S#kod               | NET#id                      |                            |
 * | a municipality's snapshot for a round           | S#kod               | SNAP#network#period         |                            |
 * | everything that it has given, and when          | S#kod               | GIVEN#network#period#instant |                           |
 * | the periods of a group that are shown           | B#group             | period                      |                            |
 * | groups that anything is shown of; of a group, its periods | B# · B#group | group · period              |                            |
 * | what was released of a group and period; its certificate | B#group#period | FIG#edition#figure · CERT#edition |                |
 * | what was frozen of a round; of a figure         | F#FROZEN#network#period | edition · edition#freeze#figure |                    |
 * | what every group was told of a figure and period, and who contributed, in that order | F#figure#period | group#edition · LAST |            |
 * | what the municipality has published of its model | P                  | PUBLICATION                 |                            |
 * | the library's models; one with what is in it    | L · L#kod           | kod · MODEL                 |                            |
 * | what the municipality tells others of how it did | P                   | PRACTICE#id                 |                            |
 * | what a network's members, or all who compare, may read of how others did | W#readers | kod#id        |                            |
 */
export type Key = { pk: string; sk: string }

const P = (kod: string) => `T#${kod}`
/** Where the marks of all marked rows of a partition lie: in one row, so that they are all of one moment. */
export const marksBeside = ({ pk }: Pick<Key, 'pk'>): Key => ({ pk, sk: 'MARKS' })
const REVISION = 8
const pad = (n: number) => String(n).padStart(REVISION, '0')
/** Whose history it is, and the revision, of the sort key that a line of history has. */
export const lineOf = (sk: string) => ({ of: sk.slice(0, -REVISION), revision: Number(sk.slice(-REVISION)) })

export const tenantKeys = (kod: string) => ({
  prefix: P(kod),
  meta: (): Key => ({ pk: P(kod), sk: 'META' }),
  model: (): Key => ({ pk: P(kod), sk: 'MODEL' }),
  publication: (): Key => ({ pk: P(kod), sk: 'PUBLICATION' }),
  practiceNote: (id: string): Key => ({ pk: P(kod), sk: `PRACTICE#${id}` }),
  wheel: (year: number): Key => ({ pk: P(kod), sk: `WHEEL#${year}` }),
  logo: (): Key => ({ pk: P(kod), sk: 'LOGO' }),
  object: (id: string): Key => ({ pk: P(kod), sk: `OBJ#${id}` }),
  system: (id: string): Key => ({ pk: P(kod), sk: `SYS#${id}` }),
  contract: (id: string): Key => ({ pk: P(kod), sk: `CON#${id}` }),
  person: (id: string): Key => ({ pk: P(kod), sk: `PER#${id}` }),
  forum: (id: string): Key => ({ pk: P(kod), sk: `FORUM#${id}` }),
  decision: (id: string): Key => ({ pk: P(kod), sk: `DEC#${id}` }),
  component: (object: string, id: string): Key => ({ pk: P(kod), sk: `CMP#${object}#${id}` }),
  integration: (id: string): Key => ({ pk: P(kod), sk: `INT#${id}` }),
  supplier: (id: string): Key => ({ pk: P(kod), sk: `SUP#${id}` }),
  unit: (id: string): Key => ({ pk: P(kod), sk: `ORG#${id}` }),
  description: (unit: string): Key => ({ pk: P(kod), sk: `OSL#${unit}` }),
  member: (person: string): Key => ({ pk: P(kod), sk: `MEM#${person}` }),
  endedMember: (person: string): Key => ({ pk: P(kod), sk: `ENDED#${person}` }),
  joinRequest: (sub: string): Key => ({ pk: P(kod), sk: `JOIN#${sub}` }),
  assignment: (object: string, id: string): Key => ({ pk: P(kod), sk: `ASG#${object}#${id}` }),
  handover: (person: string): Key => ({ pk: P(kod), sk: `HAND#${person}` }),
  view: (id: string): Key => ({ pk: P(kod), sk: `VIEW#${id}` }),
  firstView: (person: string, page: string): Key => ({ pk: P(kod), sk: `FIRSTVIEW#${person}#${page}` }),
  calendar: (person: string): Key => ({ pk: P(kod), sk: `CAL#${person}` }),
  calendarAt: (hash: string): Key => ({ pk: P(kod), sk: `ICAL#${hash}` }),
  feedKey: (id: string): Key => ({ pk: P(kod), sk: `FEED#${id}` }),
  feedKeyAt: (hash: string): Key => ({ pk: P(kod), sk: `FEEDAT#${hash}` }),
  mailChoices: (person: string): Key => ({ pk: P(kod), sk: `MAIL#${person}` }),
  told: (person: string): Key => ({ pk: P(kod), sk: `TOLD#${person}` }),
  mailLink: (hash: string): Key => ({ pk: P(kod), sk: `OFF#${hash}` }),
  letter: (id: string): Key => ({ pk: `${P(kod)}#OUT`, sk: id }),
  need: (id: string): Key => ({ pk: P(kod), sk: `NEED#${id}` }),
  comment: (kind: string, entity: string, id: string): Key => ({ pk: `${P(kod)}#K#${kind}#${entity}`, sk: id }),
  mention: (person: string, comment: string): Key => ({ pk: P(kod), sk: `MENT#${person}#${comment}` }),
  removed: (kind: string, id: string): Key => ({ pk: P(kod), sk: `GONE#${kind}#${id}` }),
  unique: (type: string, value: string): Key => ({ pk: P(kod), sk: `UQ#${type}#${value.toLocaleLowerCase('sv')}` }),
  plan: (year: number, object: string): Key => ({ pk: `${P(kod)}#P#${year}`, sk: `PLAN#${object}` }),
  planPart: (year: number, part: string, object: string, id: string): Key => ({
    pk: `${P(kod)}#P#${year}`,
    sk: `${part}#${object}#${id}`,
  }),
  followUp: (year: number, object: string, period: string): Key => ({
    pk: `${P(kod)}#P#${year}`,
    sk: `FUP#${object}#${period}`,
  }),
  followUpRound: (year: number, period: string): Key => ({ pk: `${P(kod)}#P#${year}`, sk: `FUROUND#${period}` }),
  version: (object: string, year: number, version: number): Key => ({
    pk: `${P(kod)}#V#${object}#${year}`,
    sk: pad(version),
  }),
  annual: (year: number, object: string): Key => ({ pk: `${P(kod)}#P#${year}`, sk: `ANNUAL#${object}` }),
  keptPlan: (object: string, year: number, version: number): Key => ({
    pk: `${P(kod)}#VP#${object}#${year}`,
    sk: pad(version),
  }),
  deadline: (year: number, id: string): Key => ({ pk: `${P(kod)}#D#${year}`, sk: `DL#${id}` }),
  cost: (year: number, id: string): Key => ({ pk: `${P(kod)}#C#${year}#${shardOf(id)}`, sk: `COST#${id}` }),
  costShards: (year: number) => Array.from({ length: SHARDS }, (_, shard) => `${P(kod)}#C#${year}#${shard}`),
  budgetMarks: (): Key => ({ pk: P(kod), sk: 'BUDGETS' }),
  costYear: (year: number): Key => ({ pk: P(kod), sk: `COSTS#${year}` }),
  costPage: (year: number, generation: string, page: string): Key => ({
    pk: `${P(kod)}#C#${year}#${generation}`,
    sk: page,
  }),
  forecast: (year: number, object: string, kind: string): Key => ({
    pk: `${P(kod)}#F#${year}`,
    sk: `FORE#${object}#${kind}`,
  }),
  frame: (year: number, level: string, of: string): Key => ({ pk: P(kod), sk: `FRAME#${year}#${level}#${of}` }),
  assumptions: (): Key => ({ pk: P(kod), sk: 'ASSUMPTIONS' }),
  economy: (): Key => ({ pk: P(kod), sk: 'ECONOMY' }),
  placing: (): Key => ({ pk: P(kod), sk: 'PLACING' }),
  figureScope: (): Key => ({ pk: P(kod), sk: 'FIGURESCOPE' }),
  entered: (network: string, figure: string, period: string): Key => ({
    pk: P(kod),
    sk: `ENTERED#${network}#${figure}#${period}`,
  }),
  scenario: (id: string): Key => ({ pk: P(kod), sk: `SCEN#${id}` }),
  allocation: (): Key => ({ pk: P(kod), sk: 'ALLOCATION' }),
  investments: (): Key => ({ pk: P(kod), sk: 'INVESTMENTS' }),
  ledger: (id: string): Key => ({ pk: P(kod), sk: `LED#${id}` }),
  ledgerProgress: (id: string): Key => ({ pk: P(kod), sk: `LEDAT#${id}` }),
  handPlacing: (year: number, id: string): Key => ({ pk: P(kod), sk: `PUT#${year}#${id}` }),
  costTotals: (year: number | ''): Key => ({ pk: P(kod), sk: `TOT#${year}` }),
  history: (entity: string, revision: number): Key => ({ pk: `${P(kod)}#H#${entity}`, sk: pad(revision) }),
  rowHistory: (entity: string, part: string, id: string, revision: number): Key => ({
    pk: `${P(kod)}#H#${entity}#ROWS`,
    sk: `${part}#${id}#${pad(revision)}`,
  }),
  list: (kind: string, id: string): Key => ({ pk: P(kod), sk: `LIST#${kind}#${shardOf(id)}` }),
  /** How the keys of a list's rows begin. */
  listed: (kind: string) => `LIST#${kind}#`,
  listBatch: (kind: string, batch: string): Key => ({ pk: P(kod), sk: `LIST#${kind}#~${batch}` }),
  marks: (): Key => marksBeside({ pk: P(kod) }),
  import: (id: string): Key => ({ pk: P(kod), sk: `IMP#${id}` }),
  importProgress: (id: string): Key => ({ pk: P(kod), sk: `IMPAT#${id}` }),
  headings: (kind: string): Key => ({ pk: P(kod), sk: `HEAD#${kind}` }),
  batch: (id: string): Key => ({ pk: P(kod), sk: `BATCH#${id}` }),
  batchRow: (journal: string, row: number): Key => ({ pk: `${P(kod)}#I#${journal}`, sk: pad(row) }),
  idempotency: (key: string): Key => ({ pk: `${P(kod)}#IDEM`, sk: key }),
  systemsOf: (object: string) => `${P(kod)}#O#${object}`,
  openDeadlines: () => `${P(kod)}#D`,
  network: (id: string): Key => ({ pk: `S#${kod}`, sk: `NET#${id}` }),
  snapshot: (network: string, period: string): Key => ({ pk: `S#${kod}`, sk: `SNAP#${network}#${period}` }),
  snapshots: (network?: string): { pk: string; begins: string } => ({
    pk: `S#${kod}`,
    begins: network === undefined ? 'SNAP#' : `SNAP#${network}#`,
  }),
  given: (network: string, period: string, at: string): Key => ({
    pk: `S#${kod}`,
    sk: `GIVEN#${network}#${period}#${at}`,
  }),
})

export const platformKeys = {
  membership: (sub: string, kod: string): Key => ({ pk: `U#${sub}`, sk: `M#${kod}` }),
  session: (hash: string): Key => ({ pk: `SES#${hash}`, sk: 'META' }),
  sessionOf: (sub: string, id: string): Key => ({ pk: `U#${sub}`, sk: `S#${id}` }),
  invitation: (hash: string): Key => ({ pk: `INV#${hash}`, sk: 'META' }),
  signUp: (id: string): Key => ({ pk: `REQ#${id}`, sk: 'META' }),
  vouching: (hash: string): Key => ({ pk: `REQ#${hash}`, sk: 'VOUCH' }),
  rate: (what: string, window: string): Key => ({ pk: `RATE#${what}`, sk: window }),
  tenant: (kod: string): Key => ({ pk: 'TENANTS', sk: kod }),
  opened: (domain: string, kod: string): Key => ({ pk: `DOMAIN#${domain}`, sk: kod }),
  run: (job: string, day: string, kod: string): Key => ({ pk: `RUN#${job}#${day}`, sk: kod }),
}

/** The library: a reading room of its own, outside every municipality's partition. */
export const libraryKeys = {
  listed: (kod: string): Key => ({ pk: 'L', sk: kod }),
  model: (kod: string): Key => ({ pk: `L#${kod}`, sk: 'MODEL' }),
}

const SHARDS = 8
/** FNV-1a, so that a row's shard follows from its id. */
function shardOf(id: string) {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % SHARDS
}
