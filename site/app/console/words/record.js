// Words of the record, and of what must be true before a case moves on.
export const record = {
  'rule.limits': { id: 'Batas kerahasiaan belum dibicarakan dengan klien.', en: 'The limits of confidentiality have not been discussed with the client.' },
  'rule.own-goal': { id: 'Belum ada tujuan dengan kata-kata klien sendiri.', en: 'There is no goal in the client’s own words yet.' },
  'rule.ending': { id: 'Belum dipilih bagaimana konseling ini berakhir.', en: 'How the counselling ends has not been chosen yet.' },
}
