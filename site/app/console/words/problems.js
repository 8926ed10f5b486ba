// Words for what goes wrong in the browser itself; the server brings its own sentences.
export const problems = {
  'problem.offline.title': { id: 'Server tidak terjangkau.', en: 'The server cannot be reached.' },
  'problem.offline.detail': { id: 'Tulisan Anda masih di sini; belum ada yang terkirim.', en: 'What you wrote is still here; nothing was sent.' },
  'problem.offline.next': { id: 'Periksa sambungan internet, lalu coba lagi.', en: 'Check the connection, then try again.' },
  'problem.unknown.title': { id: 'Halaman ini gagal melakukan itu.', en: 'This page could not do that.' },
  'problem.unknown.detail': { id: 'Tulisan Anda masih di sini; belum ada yang terkirim.', en: 'What you wrote is still here; nothing was sent.' },
  'problem.unknown.next': { id: 'Coba lagi. Jika tetap gagal, muat ulang halaman ini dan beri tahu koordinator.', en: 'Try again. If it still fails, reload this page and tell a coordinator.' },

  'problem.keys.title': { id: 'Kunci tim tidak dapat dipastikan.', en: 'The team’s keys cannot be verified.' },
  'problem.keys.detail': { id: 'Kunci dari server tidak ditandatangani penanda tangan organisasi ini, atau masa berlakunya habis. Jawaban tidak disegel dan tidak dikirim; tulisan Anda masih di sini.', en: 'The keys from the server are not signed by this organisation’s signer, or are out of date. The answer was neither sealed nor sent; what you wrote is still here.' },
  'problem.keys.next': { id: 'Beri tahu koordinator sekarang; jangan menjawab lewat jalan lain.', en: 'Tell a coordinator now; do not answer in another way.' },

  'problem.too-long.title': { id: 'Tulisannya terlalu panjang.', en: 'The text is too long.' },
  'problem.too-long.detail': { id: 'Satu jawaban muat kira-kira 60.000 huruf.', en: 'One answer holds about 60,000 letters.' },
  'problem.too-long.next': { id: 'Persingkat, atau bagi menjadi dua jawaban.', en: 'Shorten it, or make two answers of it.' },

  'problem.passphrase.title': { id: 'Frasa sandi itu tidak cocok.', en: 'That passphrase does not fit.' },
  'problem.passphrase.detail': { id: 'Kunci Anda tidak terbuka dengannya.', en: 'It does not open your keys.' },
  'problem.passphrase.next': { id: 'Periksa spasi, huruf besar dan tata letak papan ketik, lalu coba lagi.', en: 'Check spaces, capitals and the keyboard layout, then try again.' },

  'problem.kit.title': { id: 'Berkas dan frasa sandi itu tidak cocok.', en: 'That file and that passphrase do not fit.' },
  'problem.kit.detail': { id: 'Berkas tidak terbuka dengan frasa sandi yang Anda ketik.', en: 'The file does not open with the passphrase that you typed.' },
  'problem.kit.next': { id: 'Pilih berkas yang baru diunduh dan ketik frasa sandi dari catatan Anda.', en: 'Choose the file that you just downloaded and type the passphrase from your note.' },
}
