// Stage three, support: what a counselor does in writing, and phrases to begin with.

/** @import { Task } from '../tasks.js' */

/** @type {readonly Task[]} */
export const support = [
  {
    id: 'support.expression',
    leaves: { kinds: ['task'] },
    title: { id: 'Meneruskan ungkapan pikiran dan perasaan', en: 'Go on expressing thoughts and feelings' },
    guidance: {
      id: 'Buka setiap pesan dengan satu baris tentang apa yang Anda baca terakhir kali, sebelum tugas atau rencana, karena pikiran baru sering muncul tepat setelah pesan terkirim.',
      en: 'Open each message with a line about what you read last time, before tasks or plans, because new thoughts often come right after a message was sent.',
    },
    phrases: [
      {
        id: 'Apa yang muncul di pikiran Anda setelah pesan kita yang terakhir? Yang kecil atau yang terasa aneh pun boleh.',
        en: 'What came to your mind after our last messages? Small or strange things are welcome, too.',
      },
      {
        id: 'Nada tulisan Anda terasa berbeda dari sebelumnya. Apakah memang ada yang berubah, atau saya salah membaca?',
        en: 'Your writing sounds different from before. Has something changed, or do I read it wrongly?',
      },
      {
        id: 'Sebelum kita bicara tentang rencana: bagaimana perasaan Anda hari ini, dengan kata-kata Anda sendiri?',
        en: 'Before we talk about plans: how do you feel today, in your own words?',
      },
    ],
  },
  {
    id: 'support.options',
    leaves: { kinds: ['option'] },
    title: { id: 'Menemukan pilihan', en: 'Find options' },
    guidance: {
      id: 'Kumpulkan dulu tanpa menilai, minta klien menyebut sedikitnya tiga pilihan, dan tambahkan usul Anda paling akhir agar tidak dibaca sebagai perintah.',
      en: 'Gather first without judging, have the client name three options at least, and add your own last, so that it is not read as an order.',
    },
    phrases: [
      {
        id: 'Mari kita kumpulkan dulu semua kemungkinan, juga yang terasa mustahil. Apa saja yang terpikir? Menimbangnya nanti saja.',
        en: 'Let us first gather everything that is possible, also what seems impossible. What comes to mind? We weigh it later.',
      },
      {
        id: 'Kalau seorang sahabat berada dalam keadaan Anda, pilihan apa yang akan Anda tunjukkan kepadanya?',
        en: 'If a good friend were in your place, which options would you show them?',
      },
      {
        id: 'Boleh saya menambahkan satu kemungkinan? Ini bukan saran yang harus diikuti, hanya untuk melengkapi daftar Anda.',
        en: 'May I add one possibility? It is not advice that you have to follow, only one more on your list.',
      },
    ],
  },
  {
    id: 'support.existing-skills',
    leaves: { kinds: ['skill'], fields: { origin: 'existing' } },
    title: { id: 'Mengenali keterampilan yang sudah ada', en: 'Recognize the coping skills already there' },
    guidance: {
      id: 'Cari di pesan-pesan lama apa yang klien lakukan untuk bertahan, kutip kalimatnya, dan sebut itu kemampuan, sebab ia sendiri jarang menyebutnya begitu.',
      en: 'Look in earlier messages for what the client did to get through, quote their sentence, and call it a skill, because they rarely do.',
    },
    phrases: [
      {
        id: 'Anda sudah melewati hari-hari yang berat. Apa yang Anda lakukan waktu itu sampai bisa melewatinya?',
        en: 'You have come through heavy days. What did you do at the time that got you through?',
      },
      {
        id: 'Yang Anda ceritakan itu sebuah kemampuan, walaupun mungkin terasa biasa saja. Di mana lagi Anda pernah memakainya?',
        en: 'What you describe is a skill, even if it may feel ordinary. Where else have you used it?',
      },
      {
        id: 'Siapa atau apa yang biasanya membuat Anda lebih tenang, walaupun hanya sebentar?',
        en: 'Who or what usually makes you calmer, even if only for a while?',
      },
    ],
  },
  {
    id: 'support.new-skills',
    leaves: { kinds: ['skill'], fields: { origin: 'new' } },
    title: { id: 'Mengembangkan keterampilan baru', en: 'Develop further coping skills' },
    guidance: {
      id: 'Ajarkan satu keterampilan per pesan, dalam langkah bernomor yang bisa dilakukan sambil membaca di ponsel, dan tanyakan hasilnya, juga bila tidak membantu.',
      en: 'Teach one skill a message, in numbered steps that can be done while reading on a phone, and ask how it went, also when it did not help.',
    },
    phrases: [
      {
        id: 'Mau mencoba satu latihan pendek? 1. Letakkan kedua kaki di lantai. 2. Tarik napas sambil menghitung sampai empat. 3. Embuskan sambil menghitung sampai enam. 4. Ulangi lima kali. Berhenti kapan saja kalau terasa tidak enak. Ceritakan apa yang Anda rasakan, juga kalau tidak terasa apa-apa.',
        en: 'Would you try a short exercise? 1. Put both feet on the floor. 2. Breathe in and count to four. 3. Breathe out and count to six. 4. Do it five times. Stop at any time if it feels bad. Tell me what you notice, even if it is nothing.',
      },
      {
        id: 'Mari kita siapkan kalimatnya dulu. Apa yang ingin Anda katakan kepada orang itu, dalam satu kalimat yang dimulai dengan kata “saya”?',
        en: 'Let us prepare the sentence first. What would you like to say to that person, in one sentence that begins with “I”?',
      },
      {
        id: 'Keterampilan baru biasanya terasa canggung pada awalnya. Pilih saat yang ringan untuk mencobanya, bukan saat yang paling berat.',
        en: 'A new skill mostly feels awkward at first. Choose an easy moment to try it, not the hardest one.',
      },
    ],
  },
  {
    id: 'support.evaluation',
    leaves: { kinds: ['option'], again: true },
    title: { id: 'Menimbang pilihan dan akibatnya', en: 'Weigh options and their implications' },
    guidance: {
      id: 'Timbang satu pilihan per pesan, baik dan sulitnya dalam kata-kata klien, lalu rangkum dan minta ia membetulkan rangkuman Anda sebelum ada yang diputuskan.',
      en: 'Weigh one option a message, its good and its hard sides in the client’s words, then sum it up and have them correct your summary before anything is decided.',
    },
    warning: {
      id: 'Di sinilah tulisan paling lemah: tanpa suara dan wajah, keraguan mudah terlewat. Bila keputusannya berat, tawarkan bicara lewat suara atau video, atau bertemu langsung. Klien boleh menolak.',
      en: 'This is where writing is weakest: without voice and face, doubt is easily missed. When the decision is a heavy one, offer to talk by voice or video, or to meet in person. The client may say no.',
    },
    way: { part: 'meetings', said: { id: 'Usulkan waktu untuk bicara atau bertemu', en: 'Propose a time to talk or to meet' } },
    phrases: [
      {
        id: 'Mari kita ambil satu pilihan. Apa baiknya, apa sulitnya, dan siapa lagi yang merasakan akibatnya? Pikirkan sekarang, dan setahun lagi.',
        en: 'Let us take one option. What is good about it, what is hard, and who else would feel what follows? Think of now, and of a year from now.',
      },
      {
        id: 'Saya ingin memastikan bahwa saya tidak salah paham. Dari nol sampai sepuluh, seberapa yakin Anda dengan pilihan itu? Apa yang membuatnya tidak lebih rendah?',
        en: 'I want to be sure that I do not misunderstand. From zero to ten, how sure are you of that option? What keeps the number from being lower?',
      },
      {
        id: 'Menimbang keputusan seperti ini lewat tulisan tidak mudah. Kalau Anda mau, kita bisa bicara lewat suara atau video, atau bertemu langsung. Kalau tidak, kita lanjutkan di sini.',
        en: 'Weighing a decision like this in writing is not easy. If you like, we can talk by voice or video, or meet in person. If not, we go on here.',
      },
    ],
  },
  {
    id: 'support.change',
    leaves: { kinds: ['step'] },
    title: { id: 'Memungkinkan perubahan perilaku', en: 'Enable a change of behavior' },
    guidance: {
      id: 'Sepakati satu langkah yang cukup kecil untuk minggu ini, lengkap dengan kapan dan di mana, dan tulis bahwa langkah yang tidak terlaksana pun kabar yang berguna.',
      en: 'Agree on one step that is small enough for this week, with when and where, and write that a step not taken is useful news, too.',
    },
    phrases: [
      {
        id: 'Langkah sekecil apa yang bisa Anda lakukan minggu ini? Kapan dan di mana Anda akan melakukannya?',
        en: 'Which step, however small, could you take this week? When and where will you take it?',
      },
      {
        id: 'Apa yang mungkin menghalangi, dan apa yang akan Anda lakukan kalau itu terjadi?',
        en: 'What might get in the way, and what will you do if it does?',
      },
      {
        id: 'Kalau langkahnya tidak terlaksana, tulis juga. Itu berarti langkahnya perlu lebih kecil, bukan bahwa Anda kurang berusaha.',
        en: 'If the step does not happen, write that, too. It means that the step has to be smaller, not that you did not try enough.',
      },
    ],
  },
  {
    id: 'support.cooperation',
    leaves: { kinds: ['task'] },
    title: { id: 'Mendukung dan menjaga kerja sama', en: 'Keep up the cooperation' },
    guidance: {
      id: 'Tanyakan sesekali bagaimana klien merasakan percakapan ini, dan anggap diam atau balasan yang makin pendek sebagai pertanyaan, bukan penolakan.',
      en: 'Ask now and then how the client finds this conversation, and take silence or shorter replies as a question, not as a refusal.',
    },
    phrases: [
      {
        id: 'Bagaimana rasanya menulis dengan saya sejauh ini? Apa yang membantu, dan apa yang sebaiknya saya ubah?',
        en: 'How is it to write with me so far? What helps, and what should I do differently?',
      },
      {
        id: 'Pesan Anda belakangan ini lebih pendek. Itu tidak apa-apa. Apakah kita berjalan terlalu cepat, atau ada yang sulit ditulis?',
        en: 'Your messages have been shorter lately. That is all right. Are we going too fast, or is something hard to write?',
      },
      {
        id: 'Mari kita ingat lagi kesepakatan kita: apa bagian saya, dan apa bagian Anda? Kalau ada yang perlu diubah, kita ubah.',
        en: 'Let us recall what we agreed: what is my part, and what is yours? If something has to change, we change it.',
      },
    ],
  },
  {
    id: 'support.monitoring',
    leaves: { kinds: ['progress'] },
    title: { id: 'Memantau kemajuan tujuan', en: 'Monitor progress on the goals' },
    guidance: {
      id: 'Tanyakan angka dan cerita di baliknya untuk tujuan yang sama, dengan kata-kata yang sama setiap kali, supaya yang berubah adalah jawabannya, bukan pertanyaannya.',
      en: 'Ask for a number and the story behind it, for the same goal in the same words each time, so that the answer changes and not the question.',
    },
    way: { part: 'goals', said: { id: 'Minta klien memberi nilai', en: 'Ask the client for a rating' } },
    phrases: [
      {
        id: 'Dari nol sampai sepuluh, seberapa dekat Anda sekarang dengan tujuan Anda? Apa yang membuat angkanya seperti itu?',
        en: 'From zero to ten, how close are you to your goal now? What makes it that number?',
      },
      {
        id: 'Apa yang perlu terjadi supaya angkanya naik satu saja?',
        en: 'What would have to happen for the number to go up by just one?',
      },
      {
        id: 'Angka yang turun tidak berarti kembali ke awal. Apa yang terjadi sejak terakhir kali?',
        en: 'A lower number does not mean being back at the start. What has happened since last time?',
      },
    ],
  },
  {
    id: 'support.referral',
    leaves: { kinds: ['task'] },
    title: { id: 'Memberi rujukan yang sesuai', en: 'Give a fitting referral' },
    guidance: {
      id: 'Minta izin dulu, pilih layanan yang keterangannya masih segar, dan tulis mengapa, bagaimana menghubunginya, serta kalimat pertama yang bisa dibaca klien dari layar.',
      en: 'Ask for leave first, choose a service whose entry is fresh, and write why, how to reach it, and a first sentence that the client can read off the screen.',
    },
    way: { part: 'referrals', said: { id: 'Pilih layanan dari direktori', en: 'Pick a service from the directory' } },
    phrases: [
      {
        id: 'Untuk bagian ini ada yang bisa membantu lebih baik daripada saya lewat tulisan. Boleh saya tunjukkan sebuah layanan? Anda yang memutuskan akan menghubunginya atau tidak, dan saya tetap di sini.',
        en: 'For this part, others can help better than I can in writing. May I show you a service? You decide whether you contact it, and I stay here.',
      },
      {
        id: 'Kalau bingung mulai dari mana, Anda bisa berkata: “Saya sedang melalui masa yang berat dan ingin bicara dengan seseorang. Bagaimana caranya?” Tidak perlu menjelaskan semuanya dulu.',
        en: 'If you do not know where to begin, you could say: “I am going through a hard time and would like to talk to somebody. How do I do that?” You need not explain everything first.',
      },
      {
        id: 'Kalau Anda peserta BPJS, mulailah dari puskesmas atau klinik tempat Anda terdaftar. Dalam keadaan darurat, IGD menerima Anda tanpa rujukan.',
        en: 'If you are insured with BPJS, begin at the puskesmas or clinic where you are registered. In an emergency, a hospital’s emergency department takes you without a referral.',
      },
    ],
  },
]
