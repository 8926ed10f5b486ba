// What the invented client of the training case writes: at first, after each answer, and to proposed times.

/** @typedef {{first: string, then: readonly string[], suits: string, none: string}} Story */

/** @type {Readonly<Record<'id' | 'en', Story>>} */
export const STORIES = {
  id: {
    first: 'Ini pertama kali saya menulis ke tempat seperti ini. Sejak pindah kerja tiga bulan lalu saya sulit tidur dan mudah marah di rumah. Saya takut istri saya lelah dengan saya. Saya tidak tahu harus mulai dari mana.',
    then: [
      'Terima kasih sudah dibaca. Saya kira tidak akan ada yang menjawab. Apakah ini benar-benar rahasia?',
      'Baik, saya mengerti. Yang paling berat itu malam hari. Pikiran saya berputar terus soal pekerjaan.',
      'Kalau boleh memilih, saya ingin bisa tidur sebelum tengah malam, dan tidak membentak anak saya lagi.',
      'Dulu jalan kaki sore cukup menolong, tetapi sejak pindah saya berhenti. Mungkin bisa saya coba lagi dua kali seminggu.',
      'Sudah seminggu saya coba. Dua malam tidur lebih awal. Kemarin saya minta maaf kepada anak saya, dan ia memeluk saya.',
      'Saya rasa sekarang saya bisa jalan sendiri dulu. Boleh menulis lagi kalau nanti berat?',
      'Terima kasih banyak.',
    ],
    suits: 'Waktu ini cocok bagi saya: {time}.',
    none: 'Tidak ada waktu yang cocok bagi saya.',
  },
  en: {
    first: 'This is the first time I write to a place like this. Since I changed jobs three months ago I sleep badly and get angry easily at home. I am afraid that my wife is tired of me. I do not know where to begin.',
    then: [
      'Thank you for reading this. I thought nobody would answer. Is this really confidential?',
      'All right, I understand. The nights are the worst. My thoughts go round and round about work.',
      'If I could choose, I would sleep before midnight, and not shout at my child any more.',
      'Walking in the evening used to help, but I stopped when I changed jobs. I might try again twice a week.',
      'I have tried for a week. Two nights I slept earlier. Yesterday I said sorry to my child, and got a hug.',
      'I think I can go on by myself for now. May I write again if it gets hard?',
      'Thank you so much.',
    ],
    suits: 'This time suits me: {time}.',
    none: 'None of the times suits me.',
  },
}
