import { scheduled } from './jobs/lambda.ts'

/** Lambda: tells everyone by mail, once a working day at most, what is to be done and what is late. */
export const handler = scheduled('send-reminders')
