/** Settings of the instance, backups, leaving the sample behind. */
import type { settings as vi } from '../vi/settings.ts'

export const settings: typeof vi = {
  title: 'Settings',
  about: 'What holds for the whole instance.',
  dayTitle: 'Demonstration day',
  dayHint:
    'The sample office runs on a chosen day, so that some tasks are late, some due and some ahead. A real office has no such setting.',
  day: 'Today is',
  changeDay: 'Change the day',
  dayChanged: (day) => `From now on “today” is ${day}.`,
  backupsTitle: 'Backups',
  backupsHint: 'A backup holds every table and file of one moment. Download it and keep it on another machine.',
  makeBackup: 'Make a backup now',
  making: 'Making a backup…',
  made: (fileName) => `The backup is in ${fileName}.`,
  backupFile: 'File',
  backupSize: 'Size',
  backupAt: 'Made',
  downloadBackup: 'Download',
  backupsEmpty: 'No backup yet',
  backupsEmptyHint: 'Press “Make a backup now” for the first one.',
  restoreHint: 'Restore with the command “cchc restore” while the application is stopped.',
  sampleTitle: 'Leave the sample behind',
  sampleHint: 'Deletes everything of the sample office and leaves an empty one. A backup is made first.',
  removeSample: 'Remove the sample…',
  sampleSureTitle: 'Remove all sample data?',
  sampleSure: 'The sample sheets, plans, tasks and users are deleted. A backup is made first and stays in the list.',
  sampleConfirm: 'Back up, then remove',
  sampleGone: (backup) => `The sample is gone. The backup: ${backup}.`,
}
