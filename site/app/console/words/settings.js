// Words of the coordinators' settings.
export const settings = {
  'settings.title': { id: 'Setelan', en: 'Settings' },
  'settings.read-only': { id: 'Hanya koordinator yang dapat mengubahnya.', en: 'Only coordinators can change these.' },
  'settings.reply': { id: 'Waktu menjawab', en: 'Reply times' },
  'settings.reply.why': { id: 'Dalam berapa jam jawaban pertama dijanjikan. Klien melihatnya.', en: 'Within how many hours a first answer is promised. Clients see it.' },
  'settings.hours.urgent': { id: 'Mendesak (jam)', en: 'Urgent (hours)' },
  'settings.hours.soon': { id: 'Segera (jam)', en: 'Soon (hours)' },
  'settings.hours.routine': { id: 'Biasa (jam)', en: 'Routine (hours)' },
  'settings.capacity': { id: 'Daya tampung', en: 'Capacity' },
  'settings.capacity.day': { id: 'Kasus baru per hari', en: 'New cases a day' },
  'settings.capacity.day.hint': { id: 'Setelah penuh, formulir menunjukkan bantuan lain. Yang mendesak selalu diterima.', en: 'When full, the form shows other help. Urgent ones are always taken.' },
  'settings.capacity.messages': { id: 'Pesan klien per kasus dan hari', en: 'Client messages per case and day' },
  'settings.zone': { id: 'Zona waktu layanan', en: 'Time zone of the service' },
  'settings.retention': { id: 'Masa simpan', en: 'Retention' },
  'settings.retention.text': { id: 'Kasus dihapus {closed} hari setelah selesai, dan {silent} hari tanpa satu kata pun; klien diberi tahu 14 hari sebelumnya. Ini diatur operator, sebab tercetak dalam persetujuan.', en: 'A case is erased {closed} days after closing, and after {silent} days without a word; the client is told 14 days ahead. The operator sets this, because the consent prints it.' },
  'settings.keys': { id: 'Kunci, penanda tangan, kit', en: 'Keys, signer, kit' },
}
