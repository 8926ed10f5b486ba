"""The stages of a case as they stand on its page: the thirty tasks by name, and what is done with one."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import at_console
from tests.browser.conftest import Opened

TASKS = {
    "trust.confidentiality": ("Menjaga rahasia dan membicarakan batasnya", "Keep confidentiality"),
    "trust.ventilation": ("Memberi ruang untuk menumpahkan isi hati", "Let the client vent"),
    "trust.expression": ("Mendorong perasaan diungkapkan", "Encourage feelings to be said"),
    "trust.exploration": ("Menggali masalah dan mengundang cerita", "Explore the problem"),
    "trust.expectations": ("Memperjelas harapan klien", "Clarify what the client expects"),
    "trust.explanation": ("Menjelaskan apa yang bisa dilakukan konselor", "Explain what a counselor can do"),
    "trust.commitment": ("Menyatakan komitmen untuk bekerja bersama", "State the commitment"),
    "roles.limits": ("Mengungkapkan peran dan batas hubungan konseling", "Say the role and the limits"),
    "roles.goals": ("Memaparkan dan memperjelas tujuan", "Lay out and clarify goals"),
    "roles.priorities": ("Menyusun urutan tujuan dan kebutuhan", "Put goals and needs in order"),
    "roles.history": ("Mengambil riwayat secara rinci", "Take a detailed history"),
    "roles.beliefs": ("Menggali keyakinan, pengetahuan", "Explore beliefs, knowledge and worries"),
    "roles.grounding": ("Memahami kasus dengan dasar keilmuan", "Understand the case on sound knowledge"),
    "support.expression": ("Meneruskan ungkapan pikiran dan perasaan", "Go on expressing thoughts"),
    "support.options": ("Menemukan pilihan", "Find options"),
    "support.existing-skills": ("Mengenali keterampilan yang sudah ada", "Recognize the coping skills"),
    "support.new-skills": ("Mengembangkan keterampilan baru", "Develop further coping skills"),
    "support.evaluation": ("Menimbang pilihan dan akibatnya", "Weigh options and their implications"),
    "support.change": ("Memungkinkan perubahan perilaku", "Enable a change of behavior"),
    "support.cooperation": ("Mendukung dan menjaga kerja sama", "Keep up the cooperation"),
    "support.monitoring": ("Memantau kemajuan tujuan", "Monitor progress on the goals"),
    "support.referral": ("Memberi rujukan yang sesuai", "Give a fitting referral"),
    "ending.plan": ("Klien menjalankan rencananya", "The client acts on the plan"),
    "ending.functioning": ("Klien menata kesehariannya", "The client manages daily life"),
    "ending.supports": ("Dukungan ada dan dipakai", "Support systems exist and are used"),
    "ending.maintenance": ("Menjaga yang sudah membaik", "Strategies to keep what got better"),
    "ending.disclosure": ("Membicarakan dan merencanakan pengungkapan", "Discuss and plan the disclosure"),
    "ending.intervals": ("Pertemuan dengan jarak yang makin panjang", "Meetings at lengthening intervals"),
    "ending.resources": ("Sumber bantuan dan rujukan", "Resources and referrals"),
    "ending.availability": ("Konselor tetap bersedia membantu", "Counselors stay willing to help"),
}


NEVER = ("Not done yet", "Belum dikerjakan")
STEPS = {"trust": 0, "roles": 1, "support": 2, "ending": 3}


def show(page: Page, stage: str) -> None:
    """Look at a stage's tasks."""
    page.locator(".stage-way button").nth(STEPS[stage]).click()
    page.locator(f"li[data-task^='{stage}.']").first.wait_for()


def unfold(page: Page, task: str) -> Locator:
    """Open a task, wherever it is, and return it."""
    stage = task.split(".")[0]
    if page.locator(f"li[data-task^='{stage}.']").count() == 0:
        show(page, stage)
    found = page.locator(f"li[data-task='{task}']")
    if found.locator(".task-inside").count() == 0:
        found.locator("summary").first.click()
    found.locator(".task-inside").wait_for()
    return found


def times_done(page: Page, task: str) -> int:
    """Return how often a task was done, as its line says."""
    said = page.locator(f"li[data-task='{task}'] summary .small").first.inner_text()
    often = re.search(r"(\d+) (?:times|kali)\b", said)
    return int(often[1]) if often else int(not said.startswith(NEVER))


def expect_done(page: Page, task: str, times: int) -> None:
    """Wait until the line of a task says that it was done so often."""
    line = page.locator(f"li[data-task='{task}'] summary .small").first
    if times > 1:
        expect(line).to_contain_text(re.compile(rf"\b{times} (times|kali)\b"))
    else:
        expect(line).not_to_contain_text(re.compile("|".join(NEVER)))


def do(page: Page, task: str) -> str:
    """Do a task: fill in its form and save; returns the words that were left."""
    found, words = unfold(page, task), f"Done: {task}"
    before = times_done(page, task)
    form = found.locator(".entry-form")
    form.locator("textarea").first.fill(words)
    for number in form.get_by_role("radio", name="7", exact=True).all():
        number.check()
    for day in form.locator("input[type=date]").all():
        day.fill("2027-01-05")
    form.locator("button.button").click()
    expect_done(page, task, before + 1)
    expect(found.locator(".was-left").first).to_contain_text(words)
    return words


def to_stages(opened: Opened, *, anew: bool = False) -> None:
    """Go to the stages of the case; `anew` reads it from the server once more."""
    if anew:
        at_console.go_to(opened.page, "Cases")
        opened.page.locator("pi-queues").wait_for()
    opened.page.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/stages")
    opened.page.locator(".stage-way").wait_for()
