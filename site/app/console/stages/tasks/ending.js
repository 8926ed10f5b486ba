// Stage four, ending: what a counselor does in writing, and phrases to begin with.

/** @import { Task } from '../tasks.js' */

/** @type {readonly Task[]} */
export const ending = [
  {
    id: 'ending.plan',
    leaves: { kinds: ['step'], fields: { done: true }, again: true },
    title: { id: 'Klien menjalankan rencananya', en: 'The client acts on the plan' },
    guidance: {
      id: 'Minta satu contoh nyata tentang langkah yang sudah dijalankan sendiri, sebab “sudah baik” dalam tulisan bisa berarti apa saja.',
      en: 'Ask for one real example of a step that they took by themselves, because “it is fine now” can mean anything in writing.',
    },
    phrases: [
      {
        id: 'Langkah mana dari rencana Anda yang sudah Anda jalankan sendiri? Ceritakan satu contohnya.',
        en: 'Which step of your plan have you taken by yourself? Tell me one example.',
      },
      {
        id: 'Anda yang mengerjakannya, saya hanya menemani. Apa yang Anda pelajari tentang diri Anda dari situ?',
        en: 'You did it, I only went along. What did you learn about yourself from it?',
      },
    ],
  },
  {
    id: 'ending.functioning',
    leaves: { kinds: ['functioning'] },
    title: { id: 'Klien menata kesehariannya', en: 'The client manages daily life' },
    guidance: {
      id: 'Tanyakan hal yang bisa diamati, seperti tidur, makan, kerja atau sekolah, dan hubungan dengan orang lain, baru kemudian angka nol sampai sepuluh.',
      en: 'Ask about what can be observed, such as sleep, meals, work or school, and relations with others, and only then for a number from zero to ten.',
    },
    phrases: [
      {
        id: 'Bagaimana hari-hari Anda sekarang: tidur, makan, pekerjaan atau sekolah, dan hubungan dengan orang terdekat?',
        en: 'How are your days now: sleep, meals, work or school, and the people close to you?',
      },
      {
        id: 'Dari nol sampai sepuluh, seberapa baik Anda bisa menjalani keseharian minggu ini? Apa yang paling menopang?',
        en: 'From zero to ten, how well could you manage daily life this week? What carried you most?',
      },
    ],
  },
  {
    id: 'ending.supports',
    leaves: { kinds: ['support'] },
    title: { id: 'Dukungan ada dan dipakai', en: 'Support systems exist and are used' },
    guidance: {
      id: 'Minta klien menulis siapa, lewat apa, dan kapan terakhir dihubungi, tanpa nama asli, karena dukungan yang tidak pernah dihubungi hanya ada di atas kertas.',
      en: 'Have the client write who, by which way, and when last reached, without real names, because support that is never called upon exists on paper alone.',
    },
    phrases: [
      {
        id: 'Siapa saja yang bisa Anda hubungi kalau keadaan berat lagi? Tidak perlu nama, cukup “kakak” atau “teman kantor”.',
        en: 'Whom can you reach if things get heavy again? No names needed, “my sister” or “a colleague” is enough.',
      },
      {
        id: 'Kapan terakhir kali Anda menghubungi salah satu dari mereka, dan bagaimana rasanya?',
        en: 'When did you last reach out to one of them, and how was it?',
      },
      {
        id: 'Kalau daftarnya terasa pendek, mari kita cari satu lagi: teman lama, kelompok, tempat ibadah, atau puskesmas.',
        en: 'If the list feels short, let us look for one more: an old friend, a group, a place of worship, a puskesmas.',
      },
    ],
  },
  {
    id: 'ending.maintenance',
    leaves: { kinds: ['maintenance'] },
    title: { id: 'Menjaga yang sudah membaik', en: 'Strategies to keep what got better' },
    guidance: {
      id: 'Susun bersama satu catatan pendek yang bisa klien simpan: apa yang membantu, tanda-tanda awal, dan langkah pertama bila tanda itu muncul.',
      en: 'Write together one short note that the client can keep: what helps, the early signs, and the first step when such a sign appears.',
    },
    phrases: [
      {
        id: 'Apa tiga hal yang paling membantu selama ini dan ingin Anda teruskan?',
        en: 'Which three things have helped most and are worth going on with?',
      },
      {
        id: 'Dari tanda apa Anda akan tahu lebih awal bahwa keadaannya mulai berat lagi? Apa langkah pertama Anda waktu itu?',
        en: 'By which sign will you know early that things are getting heavy again? What will your first step be then?',
      },
      {
        id: 'Hari yang buruk mungkin datang lagi. Itu tidak menghapus kemajuan Anda. Apa yang ingin Anda baca dari diri Anda sendiri pada hari seperti itu?',
        en: 'A bad day may come again. It does not undo your progress. What would you like to read from yourself on such a day?',
      },
    ],
  },
  {
    id: 'ending.disclosure',
    leaves: { kinds: ['disclosure-plan'] },
    title: { id: 'Membicarakan dan merencanakan pengungkapan status', en: 'Discuss and plan the disclosure of status' },
    guidance: {
      id: 'Bicarakan kepada siapa, kapan, dan apa risikonya sebelum klien mengungkapkan statusnya, misalnya hasil tes HIV; tidak mengungkapkannya pun sebuah pilihan, dan pilihan itu milik klien.',
      en: 'Talk about to whom, when and at what risk before the client discloses a status, such as the result of an HIV test; not disclosing it is a choice, too, and the choice is theirs.',
    },
    phrases: [
      {
        id: 'Apakah ada hal tentang diri Anda yang ingin Anda ungkapkan kepada seseorang? Anda tidak harus melakukannya. Kalau mau, kita rencanakan bersama.',
        en: 'Is there something about yourself that you would like to tell somebody? You do not have to. If you want to, we plan it together.',
      },
      {
        id: 'Kepada siapa rasanya paling aman lebih dulu? Apa yang Anda harapkan darinya, dan bagaimana kalau tanggapannya lain?',
        en: 'With whom would it feel safest to begin? What do you hope for from them, and what if they answer otherwise?',
      },
      {
        id: 'Kalau mengungkapkannya bisa membahayakan Anda, kita tunda dulu dan pikirkan keselamatan Anda.',
        en: 'If telling it could put you in danger, we wait with it and think of your safety first.',
      },
    ],
  },
  {
    id: 'ending.intervals',
    leaves: { kinds: ['interval'] },
    title: { id: 'Pertemuan dengan jarak yang makin panjang', en: 'Meetings at lengthening intervals' },
    guidance: {
      id: 'Sebutkan tanggal berikutnya dan katakan bahwa jarak yang lebih panjang berarti Anda percaya kepada klien, supaya jeda di layar tidak terbaca sebagai ditinggalkan.',
      en: 'Name the next date and say that a longer gap means trust in the client, so that a pause on the screen is not read as being left.',
    },
    way: { part: 'meetings', said: { id: 'Atur pertemuan berikutnya', en: 'Set the next meetings' } },
    phrases: [
      {
        id: 'Bagaimana kalau sekarang kita beri jarak yang sedikit lebih panjang? Saya menulis lagi pada tanggal yang kita sepakati. Kalau perlu lebih cepat, tulis saja kapan pun.',
        en: 'How about a slightly longer gap now? I write again on the date that we agree on. If you need it sooner, write at any time.',
      },
      {
        id: 'Jarak ini bukan karena saya pergi. Jarak ini untuk melihat bahwa Anda bisa menjalaninya sendiri, sementara saya masih ada.',
        en: 'This gap is not because I am leaving. It is there to see that you can live it on your own, while I am still here.',
      },
    ],
  },
  {
    id: 'ending.resources',
    leaves: { kinds: ['resource'] },
    title: { id: 'Sumber bantuan dan rujukan, dan cara mencapainya', en: 'Resources and referrals, and how to reach them' },
    guidance: {
      id: 'Kirim daftar pendek yang mudah disalin, yaitu nama, cara menghubungi, jam buka, dan untuk apa, lalu tanyakan mana yang benar-benar terjangkau dari tempat klien.',
      en: 'Send a short list that is easy to copy, with name, contact, hours and what it is for, and ask which of them the client can really reach.',
    },
    phrases: [
      {
        id: 'Saya siapkan daftar pendek tempat mencari bantuan, dengan cara menghubunginya. Simpan di tempat yang aman bagi Anda. Mana yang paling mudah Anda capai?',
        en: 'I have made a short list of places to find help, and how to reach them. Keep it where it is safe for you. Which is the easiest for you to reach?',
      },
      {
        id: 'Dalam keadaan darurat, hubungi 119 atau datangi IGD rumah sakit terdekat. Nomor bantuan lain ada di halaman nomor bantuan kami, juga kalau saya sedang tidak di sini.',
        en: 'In an emergency, call 119 or go to the nearest hospital emergency department. More help numbers are on our page of help numbers, also when I am not here.',
      },
    ],
  },
  {
    id: 'ending.availability',
    leaves: { kinds: ['availability'] },
    title: { id: 'Konselor tetap bersedia membantu', en: 'Counselors stay willing to help' },
    guidance: {
      id: 'Tulis bagaimana klien kembali dengan kode yang sama, sampai kapan percakapan disimpan, dan layanan terdekat untuk saat Anda tidak ada.',
      en: 'Write how the client comes back with the same code, how long the conversation is kept, and the nearest service for when you are not there.',
    },
    phrases: [
      {
        id: 'Pintu ini tetap terbuka. Dengan kode yang sama Anda bisa menulis lagi selama percakapan ini masih disimpan. Setelah itu Anda bisa mulai dengan tulisan baru.',
        en: 'This door stays open. With the same code you can write again as long as this conversation is kept. After that you can begin a new one.',
      },
      {
        id: 'Menulis lagi bukan berarti mundur. Kalau Anda butuh keterangan atau layanan di dekat Anda, tanyakan saja. Kami bantu mencarinya.',
        en: 'Writing again is no step back. If you need information or a service near you, just ask. We help you look for it.',
      },
    ],
  },
]
