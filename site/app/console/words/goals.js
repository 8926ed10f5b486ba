// Words of goals, of how near the client is to them, and of questionnaires.
export const goals = {
  'sent.rating-request': { id: 'Meminta klien menilai seberapa dekat dengan tujuannya', en: 'Asked how near the client is to their goals' },
  'sent.rating': { id: 'Penilaian klien atas tujuannya', en: 'How near the client is to their goals' },
  'sent.skipped': { id: 'dilewati', en: 'skipped' },
  'sent.of-ten': { id: '{n} dari 10', en: '{n} of 10' },
}
