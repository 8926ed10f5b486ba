// Words of the training case.
export const training = {
  'training.title': { id: 'Latihan.', en: 'Training.' },
  'training.what': { id: 'Klien ini rekaan dan menjawab sendiri. Tidak ada yang dikirim, tidak ada rekan yang dipanggil; semuanya hilang kalau Anda pergi dari sini.', en: 'This client is invented and answers by itself. Nothing is sent, no colleague is called; all of it is gone when you leave.' },
  'training.again': { id: 'Mulai lagi', en: 'Begin again' },
  'training.offer': { id: 'Berlatih dengan kasus rekaan', en: 'Practice with an invented case' },
  'training.why': { id: 'Semua langkah bisa dicoba tanpa menyentuh siapa pun.', en: 'Every step can be tried without touching anybody.' },
}
