// Words of goals, of how near the client is to them, and of questionnaires.
export const goals = {
  'sent.rating-request': { id: 'Meminta klien menilai seberapa dekat dengan tujuannya', en: 'Asked how near the client is to their goals' },
  'sent.rating': { id: 'Penilaian klien atas tujuannya', en: 'How near the client is to their goals' },
  'sent.skipped': { id: 'dilewati', en: 'skipped' },
  'sent.of-ten': { id: '{n} dari 10', en: '{n} of 10' },
  'sent.instrument-request': { id: 'Meminta klien mengisi kuesioner', en: 'Asked the client to fill in a questionnaire' },
  'sent.instrument-text': { id: 'Pertanyaannya, seperti yang dikirim', en: 'The questions, as they were sent' },
  'sent.instrument': { id: 'Jawaban kuesioner. Kuesioner versi ini tidak tersedia di sini, jadi tidak ada hitungannya.', en: 'Answers to a questionnaire. This version of it is not here, so nothing is counted.' },
  'sent.instrument-of': { id: 'Jawaban kuesioner: {title}', en: 'Answers to a questionnaire: {title}' },
  'sent.instrument-answers': { id: '{n} jawaban', en: { one: '{n} answer', other: '{n} answers' } },

  'score.total': { id: 'Jumlah: {total} dari {most}', en: 'Total: {total} of {most}' },
  'score.missing': { id: 'Tidak ada jumlah, karena {n} dari {asked} pertanyaan yang bernilai dilewati.', en: 'There is no total, because {n} of {asked} questions with points were skipped.' },
  'score.band': { id: 'Rentang {from} sampai {to}, ke-{nth} dari {of}', en: 'Range {from} to {to}, number {nth} of {of}' },
  'score.half.worry': { id: 'Dua pertanyaan tentang rasa cemas: {total} dari {most}', en: 'The two questions about worry: {total} of {most}' },
  'score.half.mood': { id: 'Dua pertanyaan tentang suasana hati: {total} dari {most}', en: 'The two questions about mood: {total} of {most}' },
  'score.half.reached': { id: '(3 atau lebih)', en: '(3 or more)' },
  'score.alarm': { id: 'Jawaban ini tidak boleh menunggu.', en: 'This answer must not wait.' },
}
