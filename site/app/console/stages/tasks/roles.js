// Stage two, roles, limits and needs: what a counselor does in writing, and phrases to begin with.

/** @import { Task } from '../tasks.js' */

/** @type {readonly Task[]} */
export const roles = [
  {
    id: 'roles.limits',
    leaves: { kinds: ['task'] },
    title: { id: 'Mengungkapkan peran dan batas hubungan konseling', en: 'Say the role and the limits of the relationship' },
    guidance: {
      id: 'Sampaikan batasnya sejak awal: tidak bertukar nomor pribadi, tidak bertemu di luar layanan, tidak selalu daring; tulisan yang hangat mudah dibaca sebagai persahabatan.',
      en: 'Say the limits early: no private numbers, no meeting outside the service, not always online; warm writing is easily read as friendship.',
    },
    phrases: [
      {
        id: 'Saya di sini sebagai konselor Anda. Karena itu kita hanya menulis di percakapan ini, tidak lewat nomor pribadi. Batas itu menjaga Anda, dan menjaga percakapan ini.',
        en: 'I am here as your counselor. That is why we write only in this conversation, not through private numbers. That limit protects you, and it protects this conversation.',
      },
      {
        id: 'Saya peduli dengan apa yang Anda alami, walaupun saya tidak selalu ada di sini. Siapa yang bisa Anda hubungi kalau malam terasa panjang?',
        en: 'I care about what you are going through, even though I am not always here. Whom could you reach when a night feels long?',
      },
      {
        id: 'Keputusan tetap di tangan Anda. Bagian saya adalah membantu Anda melihat pilihan dan akibatnya dengan jernih.',
        en: 'The decision stays with you. My part is to help you see the options, and what follows from them, clearly.',
      },
    ],
  },
  {
    id: 'roles.goals',
    leaves: { kinds: ['goal'], fields: { own_words: true } },
    title: { id: 'Memaparkan dan memperjelas tujuan dan kebutuhan', en: 'Lay out and clarify goals and needs' },
    guidance: {
      id: 'Salin tujuan dengan kata-kata klien sendiri, dan minta satu tanda kecil yang bisa ia lihat sendiri, bukan perasaan yang harus Anda tebak dari tulisannya.',
      en: 'Copy the goal in the client’s own words, and ask for one small sign that they can see for themselves, not a feeling that you would have to guess from their writing.',
    },
    phrases: [
      {
        id: 'Kalau ditulis dalam satu kalimat, apa yang ingin Anda capai? Pakai kata-kata Anda sendiri. Kalimat itu yang nanti kita pegang.',
        en: 'If you put it into one sentence, what would you like to reach? Use your own words. That sentence is the one we will hold on to.',
      },
      {
        id: 'Dari tanda kecil apa Anda akan tahu bahwa keadaannya mulai membaik? Pilih sesuatu yang bisa Anda lihat atau lakukan sendiri.',
        en: 'By which small sign will you know that things are getting better? Choose something that you can see or do yourself.',
      },
      {
        id: 'Selain tujuan itu, apa yang Anda butuhkan sekarang? Misalnya tidur, keterangan, rasa aman, uang, atau teman bicara.',
        en: 'Besides that goal, what do you need now? Sleep, perhaps, or information, safety, money, somebody to talk to.',
      },
    ],
  },
  {
    id: 'roles.priorities',
    leaves: { kinds: ['task'] },
    title: { id: 'Menyusun urutan tujuan dan kebutuhan', en: 'Put goals and needs in order' },
    guidance: {
      id: 'Kirim kembali daftarnya dengan nomor dan biarkan klien yang mengurutkan; hal yang menyangkut keselamatan klien diusulkan paling atas, dengan alasannya.',
      en: 'Send the list back with numbers and let the client put it in order; propose what concerns safety first, and say why.',
    },
    phrases: [
      {
        id: 'Saya tulis kembali hal-hal yang Anda sebutkan, dengan nomor. Mana yang ingin Anda dahulukan? Cukup balas dengan nomornya.',
        en: 'I have listed the things that you named, with numbers. Which would you like to take first? The number alone is answer enough.',
      },
      {
        id: 'Kita tidak perlu mengerjakan semuanya sekaligus. Kalau hanya satu hal yang berubah bulan ini, mana yang paling meringankan?',
        en: 'We need not work on everything at once. If only one thing changed this month, which would bring the most relief?',
      },
      {
        id: 'Saya mengusulkan keselamatan Anda dulu, sebelum yang lain. Yang lain tidak hilang, hanya menunggu. Setujukah Anda?',
        en: 'I suggest your safety first, before the rest. The rest is not lost, it only waits. Do you agree?',
      },
    ],
  },
  {
    id: 'roles.history',
    leaves: { kinds: ['history'] },
    title: { id: 'Mengambil riwayat secara rinci', en: 'Take a detailed history' },
    guidance: {
      id: 'Tanyakan riwayat sepotong-sepotong, satu bagian per pesan, dengan alasan setiap pertanyaan, dan jangan ulangi yang sudah dijawab di intake.',
      en: 'Ask for the history in pieces, one part a message, each with its reason, and never again for what the intake has answered.',
    },
    phrases: [
      {
        id: 'Supaya saya mengerti dengan benar, boleh saya bertanya lebih rinci tentang satu bagian? Lewati saja kalau tidak ingin menjawab.',
        en: 'So that I understand it rightly, may I ask more closely about one part? Skip it if you would rather not answer.',
      },
      {
        id: 'Pernahkah Anda mengalami hal seperti ini sebelumnya? Apa yang waktu itu membantu, dan apa yang tidak?',
        en: 'Have you been through something like this before? What helped then, and what did not?',
      },
      {
        id: 'Bagaimana tidur, makan, dan kesehatan Anda belakangan ini? Adakah obat yang sedang Anda minum? Saya bertanya karena badan dan perasaan saling memengaruhi.',
        en: 'How have your sleep, your meals and your health been lately? Are you taking any medicine? I ask because body and feelings act on each other.',
      },
    ],
  },
  {
    id: 'roles.beliefs',
    leaves: { kinds: ['belief', 'knowledge', 'worry'] },
    title: { id: 'Menggali keyakinan, pengetahuan, dan kekhawatiran', en: 'Explore beliefs, knowledge and worries' },
    guidance: {
      id: 'Tanyakan arti sebuah kata sebelum menanggapinya, dan pisahkan yang diyakini, yang diketahui, dan yang ditakuti klien, karena dalam tulisan ketiganya terlihat sama.',
      en: 'Ask what a word means before you answer it, and keep apart what the client believes, knows and fears, for in writing the three look alike.',
    },
    phrases: [
      {
        id: 'Menurut Anda sendiri, mengapa ini terjadi? Tidak ada jawaban yang salah. Saya ingin memahami cara Anda melihatnya.',
        en: 'Why do you yourself think this is happening? There is no wrong answer. I would like to understand how you see it.',
      },
      {
        id: 'Apa yang sudah Anda ketahui tentang hal ini, dan dari mana? Kalau ada yang kurang jelas, kita cari keterangan yang benar bersama.',
        en: 'What do you know about this already, and from where? If something is unclear, we look for sound information together.',
      },
      {
        id: 'Apa yang paling Anda khawatirkan? Menuliskannya tidak membuatnya lebih mungkin terjadi.',
        en: 'What worries you most? Writing it down does not make it more likely.',
      },
    ],
  },
  {
    id: 'roles.grounding',
    leaves: { kinds: ['formulation'] },
    title: { id: 'Memahami kasus dengan dasar keilmuan', en: 'Understand the case on sound knowledge' },
    guidance: {
      id: 'Catat pemahaman Anda sebagai dugaan, dengan dasar ilmunya dan apa yang tidak dapat Anda ketahui tanpa bertemu; kepada klien sampaikan intinya saja, tanpa istilah dan tanpa diagnosis.',
      en: 'Record your understanding as a guess, with the knowledge it rests on and what you cannot know without meeting; tell the client its core alone, without jargon or diagnosis.',
    },
    phrases: [
      {
        id: 'Boleh saya sampaikan bagaimana saya memahaminya sejauh ini? Tolong betulkan kalau ada yang tidak cocok.',
        en: 'May I tell you how I understand it so far? Please put me right where it does not fit.',
      },
      {
        id: 'Banyak orang mengalami hal serupa, dan ada ilmu yang membantu memahaminya. Saya jelaskan sedikit, lalu Anda katakan mana yang terasa benar.',
        en: 'Many people go through something like this, and there is knowledge that helps to understand it. I explain a little, and then you say what rings true.',
      },
    ],
  },
]
