# ruff: noqa: RUF001  letters that look alike are what this is about
"""A made-up centre of a large city: 12 agencies with 30 services each, in all five languages."""

from datetime import time
from typing import Final

from config.hours import OpeningHours, Weekday
from config.model import Agency, Centre, Counter, Device, LanguageCode, Profile, Service, Text, Zone

LANGUAGES: Final[tuple[LanguageCode, ...]] = ("az", "ru", "en", "prs", "ps")

_ACTS = (
    ("verilməsi", "оформление", "issue", "صدور", "ورکړه"),
    ("dəyişdirilməsi", "замена", "renewal", "تجدید", "نوي کول"),
    ("itirilməsi", "утеря", "loss", "مفقودی", "ورکېدل"),
    ("qeydiyyatı", "регистрация", "registration", "ثبت", "ثبتول"),
    ("ləğvi", "отмена", "cancelling", "لغو", "لغوه کول"),
    ("təsdiqi", "заверение", "certifying", "تصدیق", "تصدیقول"),
    ("tərcüməsi", "перевод", "translation", "ترجمه", "ژباړه"),
    ("ödənişi", "оплата", "payment", "پرداخت", "تادیه"),
    ("müddətinin uzadılması", "продление", "extension", "تمدید", "غځول"),
    ("düzəldilməsi", "исправление", "correction", "اصلاح", "سمون"),
    ("arxivdən alınması", "получение из архива", "copy from the archive", "کاپی آرشیف", "د آرشیف کاپي"),
    ("yoxlanılması", "проверка", "checking", "بررسی", "کتنه"),
)
_SUBJECTS = (
    ("Pasport", "Паспорт", "Passport", "پاسپورت", "پاسپورټ"),
    ("Şəxsiyyət vəsiqəsi", "Удостоверение личности", "Identity card", "تذکره", "تذکره"),
    ("Sürücülük vəsiqəsi", "Водительские права", "Driving licence", "جواز رانندگی", "د موټر چلولو جواز"),
    ("Nikah şəhadətnaməsi", "Свидетельство о браке", "Marriage certificate", "سند ازدواج", "د واده سند"),
    (
        "Doğum haqqında şəhadətnamə",
        "Свидетельство о рождении",
        "Birth certificate",
        "سند تولد",
        "د زیږون سند",
    ),
    ("Boşanma", "Развод", "Divorce", "طلاق", "طلاق"),
    ("Torpaq sahəsi", "Земельный участок", "Plot of land", "زمین", "ځمکه"),
    ("Mənzil", "Квартира", "Flat", "خانه", "کور"),
    ("Avtomobil", "Автомобиль", "Car", "موتر", "موټر"),
    ("Pensiya", "Пенсия", "Pension", "تقاعد", "تقاعد"),
    ("Müavinət", "Пособие", "Benefit", "امتیاز", "مرسته"),
    ("Vergi borcu", "Налоговый долг", "Tax debt", "مالیه", "مالیه"),
    ("Hüquqi şəxs", "Юридическое лицо", "Company", "شرکت", "شرکت"),
    ("Fərdi sahibkar", "Предприниматель", "Sole trader", "تاجر انفرادی", "انفرادي سوداګر"),
    ("Əmlak", "Имущество", "Property", "ملکیت", "شتمني"),
    ("Vəkalətnamə", "Доверенность", "Power of attorney", "وکالت خط", "وکالت لیک"),
    ("Diplom", "Диплом", "Diploma", "دیپلوم", "ډیپلوم"),
    ("Attestat", "Аттестат", "School certificate", "شهادتنامه", "شهادتنامه"),
    ("Məhkumluq arayışı", "Справка о судимости", "Criminal record", "عدم مسئولیت", "د جرم نه لرل"),
    ("Sığorta", "Страховка", "Insurance", "بیمه", "بیمه"),
    ("İş müqaviləsi", "Трудовой договор", "Work contract", "قرارداد کار", "د کار تړون"),
    ("Əlillik dərəcəsi", "Инвалидность", "Disability", "معلولیت", "معلولیت"),
    ("Gömrük bəyannaməsi", "Таможенная декларация", "Customs declaration", "گمرک", "ګمرک"),
    ("Viza", "Виза", "Visa", "ویزه", "ویزه"),
    ("Yaşayış icazəsi", "Вид на жительство", "Residence permit", "اقامت", "استوګنه"),
    ("Miqrasiya uçotu", "Миграционный учёт", "Migration record", "مهاجرت", "کډوالي"),
    ("Elektron imza", "Электронная подпись", "Electronic signature", "امضای الکترونیکی", "برېښنايي لاسلیک"),
    ("Telefon nömrəsi", "Номер телефона", "Telephone number", "شماره تلفون", "د ټلیفون شمېره"),
    ("Qaz sayğacı", "Газовый счётчик", "Gas meter", "میتر گاز", "د ګازو مېټر"),
    ("Su abunəçiliyi", "Водоснабжение", "Water supply", "آبرسانی", "اوبه رسول"),
)


def _text(*words: str) -> Text:
    return dict(zip(map(str, LANGUAGES), words, strict=True))


def _service(agency: int, subject: int, *, popular: bool) -> Service:
    named = zip(_SUBJECTS[subject], _ACTS[agency], strict=True)
    return Service(
        id=f"service-{agency}-{subject}",
        agency=f"agency-{agency}",
        name=_text(*(f"{thing}: {act}" for thing, act in named)),
        series="ABCDEFGHJKLM"[agency],
        mean_service_s=600,
        target_wait_s=900,
        popular=popular,
    )


def large_centre(popular: int = 4) -> Centre:
    """The centre, with so many popular services."""
    same = _text(*["Nobat"] * len(LANGUAGES))
    services = tuple(
        _service(agency, subject, popular=agency == 0 and subject < popular)
        for agency in range(len(_ACTS))
        for subject in range(len(_SUBJECTS))
    )
    return Centre(
        id="large-1",
        name=same,
        timezone="Asia/Baku",
        languages=LANGUAGES,
        hours=(OpeningHours(days=tuple(Weekday), opens=time(8), closes=time(18)),),
        agencies=tuple(
            Agency(f"agency-{at}", _text(*(f"{act} {at + 1}" for act in acts)), "building")
            for at, acts in enumerate(_ACTS)
        ),
        services=services,
        zones=(Zone("a", same),),
        profiles=(Profile("all", same, tuple(one.id for one in services)),),
        counters=(Counter("c1", "1", "a", "all"),),
        devices=(Device("kiosk-1", "kiosk"), Device("helpdesk-1", "helpdesk")),
    )
