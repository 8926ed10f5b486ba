// Stage one, trust: what a counselor does in writing, and phrases to begin with.

/** @import { Task } from '../tasks.js' */

/** @type {readonly Task[]} */
export const trust = [
  {
    id: 'trust.confidentiality',
    leaves: { kinds: ['limits'] },
    title: { id: 'Menjaga rahasia dan membicarakan batasnya', en: 'Keep confidentiality and discuss its limits' },
    guidance: {
      id: 'Sebutkan ketiga batas di pesan pertama, satu kalimat untuk masing-masing, dan tanyakan apa yang masih membuat ragu: di layar Anda tidak melihat orang yang diam karena takut.',
      en: 'Name all three limits in the first message, a sentence for each, and ask what still worries them: on a screen you cannot see somebody fall silent from fear.',
    },
    phrases: [
      {
        id: 'Yang Anda tulis hanya dibaca tim konselor di sini. Ada tiga batasnya: kalau nyawa seseorang dalam bahaya yang nyata dan segera, kalau ada anak yang sedang disakiti, atau kalau ada perintah hukum. Di luar itu, tidak ada yang kami teruskan tanpa izin Anda.',
        en: 'Only the team of counselors here reads what you write. There are three limits: when somebody’s life is in serious and imminent danger, when a child is being harmed, or when there is a legal order. Beyond these, we pass nothing on without your leave.',
      },
      {
        id: 'Kami tidak tahu siapa Anda dan di mana Anda berada. Itu melindungi Anda. Karena itu juga, kami mungkin tidak bisa mengirim bantuan. Kalau keadaan berbahaya, hubungi 119 atau datangi IGD rumah sakit terdekat, atau minta orang di dekat Anda menolong.',
        en: 'We do not know who you are or where you are. That protects you. It also means that we may be unable to send help. If things become dangerous, call 119 or go to the nearest hospital emergency department, or ask somebody near you to help.',
      },
      {
        id: 'Apakah ada yang membuat Anda ragu untuk bercerita di sini? Tanyakan saja. Anda juga boleh menyimpan sesuatu untuk diri sendiri.',
        en: 'Is there anything that makes you hesitate to tell it here? Just ask. You may also keep things to yourself.',
      },
    ],
  },
  {
    id: 'trust.ventilation',
    leaves: { kinds: ['task'] },
    title: { id: 'Memberi ruang untuk menumpahkan isi hati', en: 'Let the client vent' },
    guidance: {
      id: 'Biarkan semuanya keluar dulu: balas dengan kata-kata klien sendiri, tanpa nasihat dan paling banyak satu pertanyaan, karena pesan yang penuh pertanyaan menghentikan orang yang sedang menumpahkan isi hati.',
      en: 'Let it all come out first: answer in the client’s own words, without advice and with one question at most, because a message full of questions stops somebody who is pouring it out.',
    },
    phrases: [
      {
        id: 'Terima kasih sudah menuliskan semua ini. Tidak apa-apa kalau tulisannya melompat-lompat. Saya membacanya pelan-pelan, dan saya menyimak.',
        en: 'Thank you for writing all of this. It need not be tidy or in any order. I am reading it slowly, and I am listening.',
      },
      {
        id: 'Sepertinya ini sudah lama Anda tanggung sendiri. Kalau masih ada yang ingin dikeluarkan, tulis saja. Kita belum perlu mencari jalan keluar hari ini.',
        en: 'It sounds as if you have carried this alone for a long time. If there is more that wants to come out, just write it. We do not have to find a way out today.',
      },
    ],
  },
  {
    id: 'trust.expression',
    leaves: { kinds: ['task'] },
    title: { id: 'Mendorong perasaan diungkapkan', en: 'Encourage feelings to be said' },
    guidance: {
      id: 'Sebutkan perasaan yang Anda tangkap sebagai dugaan yang boleh dibetulkan, sebab tanpa suara dan wajah Anda mudah keliru.',
      en: 'Name the feeling that you read as a guess that may be corrected, for without voice and face you are easily wrong.',
    },
    phrases: [
      {
        id: 'Saya membaca rasa lelah di sana, dan mungkin juga marah. Saya bisa keliru, karena saya hanya melihat tulisan Anda. Kata mana yang paling cocok menurut Anda?',
        en: 'I read tiredness there, and perhaps anger, too. I may be wrong, since I see only what you write. Which word fits best for you?',
      },
      {
        id: 'Tidak ada perasaan yang salah di sini. Kalau sulit menemukan katanya, ceritakan saja di bagian tubuh mana Anda merasakannya.',
        en: 'No feeling is wrong here. If the word is hard to find, tell me where in your body you notice it.',
      },
      {
        id: 'Kalau Anda menangis saat menulis, tidak apa-apa. Berhenti sebentar, tarik napas, lalu lanjutkan kalau Anda mau.',
        en: 'If you cry while writing, that is all right. Stop for a moment, breathe, and go on if you want to.',
      },
    ],
  },
  {
    id: 'trust.exploration',
    leaves: { kinds: ['task'] },
    title: { id: 'Menggali masalah dan mengundang cerita', en: 'Explore the problem and invite the story' },
    guidance: {
      id: 'Ajukan satu pertanyaan terbuka tentang satu kejadian, misalnya yang terakhir, karena “ceritakan semuanya” terlalu besar untuk diketik di ponsel.',
      en: 'Ask one open question about one event, such as the latest, because “tell me everything” is too much to type on a phone.',
    },
    phrases: [
      {
        id: 'Boleh ceritakan satu kejadian yang terakhir? Mulai dari apa yang terjadi, lalu apa yang terlintas di pikiran Anda, lalu apa yang Anda lakukan.',
        en: 'Would you tell me about the last time it happened? Begin with what happened, then what went through your mind, then what you did.',
      },
      {
        id: 'Kapan ini mulai terasa berat, dan apa yang terjadi waktu itu? Ceritakan sebanyak yang terasa aman.',
        en: 'When did this begin to feel heavy, and what was happening then? Tell as much as feels safe.',
      },
      {
        id: 'Adakah saat ketika keadaannya sedikit lebih ringan? Apa yang berbeda waktu itu?',
        en: 'Is there a time when it is a little lighter? What is different then?',
      },
    ],
  },
  {
    id: 'trust.expectations',
    leaves: { kinds: ['expectations'] },
    title: { id: 'Memperjelas harapan klien', en: 'Clarify what the client expects' },
    guidance: {
      id: 'Tanyakan apa yang diharapkan dari percakapan ini, lalu katakan terus terang bagian mana yang tidak bisa dipenuhi lewat tulisan, juga berapa lama jawaban biasanya datang.',
      en: 'Ask what they hope this conversation will bring, then say plainly which part writing cannot give, and how long an answer usually takes.',
    },
    phrases: [
      {
        id: 'Apa yang Anda harapkan dari percakapan ini? Misalnya didengar, mendapat keterangan, atau menimbang sebuah keputusan bersama. Belum tahu juga boleh.',
        en: 'What do you hope for from this conversation? To be heard, to get information, to weigh a decision together? Not knowing yet is fine, too.',
      },
      {
        id: 'Bayangkan percakapan ini sudah membantu. Apa yang pertama-tama terasa berbeda dalam keseharian Anda?',
        en: 'Imagine that this conversation has helped. What would be the first thing to feel different in your day?',
      },
      {
        id: 'Supaya Anda tidak menunggu-nunggu: saya membalas dalam tulisan, dan tidak seketika. Kalau keadaan mendesak, jangan menunggu saya: pakai nomor bantuan.',
        en: 'So that you are not left waiting: I answer in writing, and not at once. When it is urgent, do not wait for me: use the help numbers.',
      },
    ],
  },
  {
    id: 'trust.explanation',
    leaves: { kinds: ['task'] },
    title: { id: 'Menjelaskan apa yang bisa dilakukan konselor dan cara kerjanya', en: 'Explain what a counselor can do and how they work' },
    guidance: {
      id: 'Sebutkan gelar Anda apa adanya, seberapa sering Anda membalas, dan apa yang tidak dilakukan di sini, seperti memberi diagnosis atau resep.',
      en: 'Say your title as it is, how often you answer, and what is not done here, such as giving a diagnosis or a prescription.',
    },
    phrases: [
      {
        id: 'Saya menemani Anda berpikir, memberi keterangan, dan menunjukkan bantuan lain yang cocok. Saya tidak memutuskan untuk Anda. Saya juga tidak memberi diagnosis atau resep.',
        en: 'I think things through with you, give information, and point to other help that fits. I do not decide for you. I do not give a diagnosis or a prescription either.',
      },
      {
        id: 'Cara kerjanya begini: Anda menulis kapan saja, saya membaca dan membalas saat bertugas. Rekan satu tim bisa ikut membaca, supaya ada yang menjawab kalau saya berhalangan.',
        en: 'This is how it works: you write at any time, I read and answer when I am on duty. Colleagues of the team may read along, so that somebody answers when I cannot.',
      },
      {
        id: 'Tulisan bisa disalahpahami. Kalau ada kalimat saya yang terasa janggal atau menyakitkan, tolong katakan. Itu membantu kita berdua.',
        en: 'Writing can be misunderstood. If a sentence of mine feels odd or hurts, please say so. It helps both of us.',
      },
    ],
  },
  {
    id: 'trust.commitment',
    leaves: { kinds: ['commitment'] },
    title: { id: 'Menyatakan komitmen untuk bekerja bersama', en: 'State the commitment to work together' },
    guidance: {
      id: 'Tulis dalam dua kalimat pendek apa yang Anda janjikan dan apa yang Anda minta, hanya yang pasti bisa Anda tepati, lalu minta klien menjawab dengan kata-katanya sendiri.',
      en: 'Write in two short sentences what you promise and what you ask, only what you can keep for certain, and have the client answer in their own words.',
    },
    phrases: [
      {
        id: 'Saya berkomitmen menemani Anda dalam hal ini. Saya membaca setiap pesan Anda dengan sungguh-sungguh, dan kalau saya tahu akan terlambat, saya memberi tahu Anda.',
        en: 'I am committed to going through this with you. I read each of your messages with care, and when I know that I will be late, I tell you.',
      },
      {
        id: 'Yang saya minta hanya satu: tulis apa adanya, juga kalau sesuatu tidak berhasil. Maukah Anda mengerjakannya bersama saya?',
        en: 'I ask only one thing: write things as they are, also when something did not work. Would you like to work on it with me?',
      },
    ],
  },
]
