// Words of the frame: places, language, lock, lengths of time.
export const frame = {
  'frame.name': { id: 'Pinternet', en: 'Pinternet' },
  'frame.loading': { id: 'Membuka …', en: 'Opening …' },
  'frame.places': { id: 'Bagian', en: 'Places' },
  'frame.language': { id: 'English', en: 'Indonesia' },
  'frame.lock': { id: 'Kunci', en: 'Lock' },
  'frame.cancel': { id: 'Batal', en: 'Cancel' },
  'frame.retry': { id: 'Coba lagi', en: 'Try again' },
  'frame.next': { id: 'Lanjut', en: 'Continue' },
  'frame.save': { id: 'Simpan', en: 'Save' },
  'frame.saved': { id: 'Tersimpan.', en: 'Saved.' },
  'frame.working': { id: 'Sebentar …', en: 'One moment …' },
  'frame.copy': { id: 'Salin', en: 'Copy' },
  'frame.copied': { id: 'Tersalin.', en: 'Copied.' },
  'frame.copy-failed': { id: 'Tidak dapat menyalin; pilih teksnya lalu salin sendiri.', en: 'Copying did not work; select the text and copy it yourself.' },
  'frame.waiting-title': { id: '({n}) Pinternet', en: '({n}) Pinternet' },
  'frame.untold': { id: 'Anda tidak dikabari saat seseorang menulis. Pastikan satu saluran di "Saya".', en: 'You are not told when somebody writes. Verify a channel under “Me”.' },
  'frame.statement-due': { id: 'Pernyataan kunci tim berlaku {n} hari lagi. Lihat "Kunci tim".', en: { one: 'The statement of the team’s keys holds {n} more day. See “Keys”.', other: 'The statement of the team’s keys holds {n} more days. See “Keys”.' } },

  'place.queue': { id: 'Kasus', en: 'Cases' },
  'place.roster': { id: 'Jadwal', en: 'Roster' },
  'place.alerts': { id: 'Kabar', en: 'Alerts' },
  'place.people': { id: 'Tim', en: 'Team' },
  'place.settings': { id: 'Setelan', en: 'Settings' },
  'place.case': { id: 'Kasus', en: 'Case' },
  'place.me': { id: 'Saya', en: 'Me' },

  'role.counselor': { id: 'Konselor', en: 'Counselor' },
  'role.supervisor': { id: 'Supervisor', en: 'Supervisor' },
  'role.coordinator': { id: 'Koordinator', en: 'Coordinator' },

  'language.id': { id: 'Indonesia', en: 'Indonesian' },
  'language.en': { id: 'Inggris', en: 'English' },

  'span.minutes': { id: '{n} mnt', en: '{n} min' },
  'span.hours': { id: '{n} jam', en: '{n} h' },
  'span.days': { id: '{n} hari', en: { one: '{n} day', other: '{n} days' } },
}
