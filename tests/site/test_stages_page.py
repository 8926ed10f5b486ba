"""The public page about the stages says to clients what the console's thirty tasks ask of counselors."""

from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "site" / "pages"
TOLD = {
    "trust.confidentiality": ("kerahasiaan dan batasnya", "confidentiality and its limits"),
    "trust.ventilation": ("bercerita sebanyak yang Anda mau", "tell as much as you want"),
    "trust.expression": ("Perasaan apa pun boleh keluar", "Every feeling may come out"),
    "trust.exploration": ("digali lebih rinci", "looked at more closely"),
    "trust.expectations": ("apa yang Anda harapkan", "what you hope for"),
    "trust.explanation": ("apa yang bisa dan tidak bisa ia lakukan", "what they can and cannot do"),
    "trust.commitment": ("janji untuk bekerja bersama", "a promise to work together"),
    "roles.limits": ("Peran dan batas hubungan ini", "the role and the limits of this relationship"),
    "roles.goals": ("menuliskan kebutuhan dan tujuan", "write down needs and goals"),
    "roles.priorities": ("lalu mengurutkannya", "put them in order"),
    "roles.history": ("Apa yang sudah terjadi?", "What has happened?"),
    "roles.beliefs": ("yakini, tahu, dan khawatirkan", "believe, know and worry about"),
    "roles.grounding": ("dengan dasar ilmu", "on the knowledge they have learned"),
    "support.expression": ("Pikiran dan perasaan tetap boleh keluar", "may still come out"),
    "support.options": ("Pilihan dikumpulkan", "Choices are gathered"),
    "support.existing-skills": ("kemampuan yang sudah Anda punya", "skills that you already have"),
    "support.new-skills": ("melatih yang baru", "practice new ones"),
    "support.evaluation": ("ditimbang akibatnya", "is weighed one by one"),
    "support.change": ("langkah kecil untuk berubah", "Small steps toward a change"),
    "support.cooperation": ("kerja sama ini masih cocok", "working together still suits you"),
    "support.monitoring": ("sejauh mana tujuan Anda tercapai", "how far you have come"),
    "support.referral": ("menunjukkan layanan lain", "point to another service"),
    "ending.plan": ("menjalani rencana", "live your plan"),
    "ending.functioning": ("keseharian Anda sendiri", "your days on your own"),
    "ending.supports": ("siapa yang bisa membantu", "who can help"),
    "ending.maintenance": ("menjaga yang sudah membaik", "keep what got better"),
    "ending.disclosure": ("rahasia yang ingin Anda ungkapkan", "a secret that you want to tell"),
    "ending.intervals": ("Jarak antarpesan makin panjang", "The gaps between messages grow longer"),
    "ending.resources": ("di mana mencari bantuan lain", "where to find other help"),
    "ending.availability": ("Anda masih bisa menulis lagi", "you can still write with the same code"),
}


@pytest.mark.parametrize(("page", "language"), [("tahapan.md", 0), ("tahapan.en.md", 1)])
def test_clients_are_told_of_all_thirty_tasks(page: str, language: int) -> None:
    text = " ".join((PAGES / page).read_text(encoding="utf-8").split())

    assert len(TOLD) == 30
    assert [task for task, sides in TOLD.items() if sides[language].lower() not in text.lower()] == []
