"""What a client and a counselor write to each other in test_whole_case, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What the two people write, in one language: none of it may be found anywhere but on their pages."""

    story: str
    limits: str
    goals: tuple[str, str]
    option: str
    step: str
    said: str
    spot: str
    upkeep: str
    needless: str
    praise: str
    again: str

    @property
    def all(self) -> list[str]:
        """Every sentence of it."""
        return [*self.goals, *(said for said in vars(self).values() if isinstance(said, str))]


WORDS = {
    "id": Words(
        "Sejak dipindah ke bagian malam, saya takut pulang dan tidak bercerita kepada siapa pun.",
        "Boleh saya tahu bagian mana yang paling berat?",
        ("Bisa tidur lagi seperti dulu", "Berani menelepon kakak saya"),
        "Meminta kembali ke bagian siang",
        "Menelepon kakak tiap Minggu sore",
        "Mereka terbiasa mendampingi sesudah kejadian yang berat.",
        "Jalan Contoh 12, ruang belakang, tanyakan Melati",
        "Berjalan pagi sebelum matahari tinggi",
        "Tidak ada yang perlu dibuka kepada orang lain.",
        "Untuk pertama kalinya ada yang mendengarkan.",
        "Boleh saya menulis lagi? Semalam saya terbangun lagi.",
    ),
    "en": Words(
        "Since they moved me to the night shift I dread going home, and I have told nobody.",
        "May I ask which part weighs most?",
        ("Sleep again the way I used to", "Dare to call my sister"),
        "Ask to go back to the day shift",
        "Call my sister every Sunday afternoon",
        "They know how to stay with people after something terrible.",
        "12 Sample Street, the back room, ask for Melati",
        "Walk in the morning before the sun is high",
        "There is nothing to tell anybody else.",
        "For the first time somebody listened.",
        "May I write again? Last night I woke up again.",
    ),
}
DISCLOSURE = {"id": "Membicarakan dan merencanakan pengungkapan", "en": "Discuss and plan the disclosure"}
