// What is said of what cannot be practised.

export const REFUSED = {
  id: { title: 'Ini tidak ada dalam latihan', detail: 'Latihan hanya ada di peramban Anda, tanpa rekan dan tanpa klien sungguhan.', next: 'Coba bagian lain, atau mulai lagi dari awal.' },
  en: { title: 'This is not part of the training', detail: 'The training is in your browser alone, without colleagues and without a real client.', next: 'Try another part, or begin again.' },
}
