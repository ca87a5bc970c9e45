import { scheduled } from './jobs/lambda.ts'

/** Lambda: lets every municipality give its networks what it has chosen to share. */
export const handler = scheduled('publish-snapshots')
