### الصفحات العامة.

## Dates
date-day = { $day } { $month } { $year }
date-day-of-year = { $day } { $month }
date-month = { $month } { $year }
date-minute = { $day }، { $time }
month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول
month-alone-1 = كانون الثاني
month-alone-2 = شباط
month-alone-3 = آذار
month-alone-4 = نيسان
month-alone-5 = أيار
month-alone-6 = حزيران
month-alone-7 = تموز
month-alone-8 = آب
month-alone-9 = أيلول
month-alone-10 = تشرين الأول
month-alone-11 = تشرين الثاني
month-alone-12 = كانون الأول
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

## So many
count-incidents = { $n ->
    [zero] لا حوادث
    [one] حادث واحد
    [two] حادثان
    [few] { $n } حوادث
    [many] { $n } حادثًا
   *[other] { $n } حادث
}

## Frame
nav-today = اليوم
nav-incidents = الحوادث
nav-map = الخريطة
nav-charts = الرسوم البيانية
nav-parties = الأطراف
nav-obligations = الالتزامات
nav-agreements = الاتفاقات
nav-tallies = الحصائل
nav-statements = التصريحات
nav-bulletins = النشرات
nav-calendar = التقويم
nav-data = البيانات
nav-about = عن الموقع
frame-skip = الانتقال إلى المحتوى
frame-languages = اللغات
frame-pages = الصفحات
frame-time = الوقت المعروض
frame-as-of = الوضع حتى { $day }
frame-known-all = استنادًا إلى كل ما وصل إلى السجل
frame-known-at = استنادًا إلى ما وصل إلى السجل حتى { $day }
frame-turn = اختيار وقت سابق
frame-as-of-label = إظهار الوضع كما كان في نهاية يوم
frame-known-at-label = استنادًا إلى ما وصل إلى السجل حتى نهاية يوم
frame-turn-help = إذا تُرك التاريخ الثاني فارغًا أُخذ بكل ما وصل إلى السجل. ويمكن إظهار كل صفحة كما كانت في وقت سابق، ويمكن حفظ كل عنوان.
frame-show = إظهار
frame-latest = العودة إلى الأحدث
frame-stale = تغيّرت ملفات هذه القضية ولا يمكن قراءتها دون أخطاء. والمعروض هنا هو ما كانت تقوله من قبل.
foot-no-target = عبارة «خارج نطاق النص» لا تقول شيئًا عمّن أو عمّا تجوز مهاجمته.
foot-unseen = الصمت يعني أن ما جرى لم يُرَ، لا أن الوضع هادئ.
foot-readings = الادّعاء قول صاحبه؛ والاستنتاج يكون دائمًا بموجب قراءة مذكورة بالاسم.
foot-method = كيف يُتوصَّل إلى الاستنتاجات
foot-made-with = أُعدّ بواسطة
reading = القراءة
all-readings = جميع القراءات
legend = معنى العلامات
mark-breach = خرق
mark-none = لا خرق
mark-open = غير محسوم
mark-silent = لا يتناوله بند
mark-silent-long = لا يتناوله أي بند
mark-yes = نعم
mark-no = لا
mark-maybe = لا يمكن الجزم

## Errors
error-title-not-found = لا شيء هنا
error-title-not-published = غير منشور
error-title-bad-value = لا يمكن طلب ذلك
error-title-internal = عطل في الموقع
error-no-page = لا توجد صفحة في العنوان { $asked }.
error-no-incident = لا يوجد في ما يُعرض هنا حادث بالرمز { $asked }. وربما وقع بعد الوقت المعروض.
error-look-here = قد يمكن العثور عليه انطلاقًا من إحدى هذه الصفحات:
error-bad-value = «{ $value }» ليست قيمة صالحة لهذا الحقل: «{ $name }».
error-write-day = يُكتب اليوم هكذا: { "\u2066" }2016-05-24{ "\u2069" }. ويمكن البدء من جديد من إحدى هذه الصفحات:
error-not-published = لم يُنشر شيء عن ذلك الوقت.
error-published-span = يمتد ما نُشر من { $first } إلى { $last }.
error-internal = هذا عطل في الموقع وليس خطأً في الطلب. ولم يُفقد شيء.
error-try-again = يُرجى المحاولة مرة أخرى، أو البدء من إحدى هذه الصفحات:

## Coverage
coverage-title = ما كان تحت المراقبة.
coverage = { $n ->
    [0] لم يُسجَّل أي قيد على المراقبين؛ والصمت هنا يعني أن ما جرى لم يُرَ، لا أن الوضع هادئ.
    [one] سُجِّل قيد واحد على المراقبين؛ وحيث لا يستطيع المراقبون أن يروا، يعني الصمت أن ما جرى لم يُرَ، لا أن الوضع هادئ.
    [two] سُجِّل قيدان على المراقبين؛ وحيث لا يستطيع المراقبون أن يروا، يعني الصمت أن ما جرى لم يُرَ، لا أن الوضع هادئ.
    [few] سُجِّلت { $n } قيود على المراقبين؛ وحيث لا يستطيع المراقبون أن يروا، يعني الصمت أن ما جرى لم يُرَ، لا أن الوضع هادئ.
    [many] سُجِّل { $n } قيدًا على المراقبين؛ وحيث لا يستطيع المراقبون أن يروا، يعني الصمت أن ما جرى لم يُرَ، لا أن الوضع هادئ.
   *[other] سُجِّل { $n } قيد على المراقبين؛ وحيث لا يستطيع المراقبون أن يروا، يعني الصمت أن ما جرى لم يُرَ، لا أن الوضع هادئ.
}

## Today
today-lead = هل الهدنة سارية، وما الذي خُرق هذا الأسبوع بموجب كل قراءة، وما الذي حلّ موعده، وأين تفترق القراءات.
today-force = هل الهدنة سارية؟
today-breaches = ما الذي خُرق هذا الأسبوع؟
today-week = من { $first } إلى { $last }
today-earlier = لم يُسجَّل شيء في الأيام السبعة الأخيرة. وهذا آخر أسبوع سُجِّل فيه شيء.
today-map = الخريطة بحسب القراءة.
today-part = أين تفترق القراءات
today-due = ما الذي حلّ موعده أو تأخر، وما المتنازع عليه؟
today-nothing-due = لا شيء حلّ موعده أو تأخر، ولا شيء متنازع عليه.
today-all-owed = { $n ->
    [zero] لا التزامات
    [one] الالتزام الوحيد وما آل إليه
    [two] الالتزامان وما آلا إليه
   *[other] جميع الالتزامات ({ $n }) وما آلت إليه
}
force-nothing = لا يسري أي اتفاق بموجب أي قراءة.
force-day = سارٍ منذ { $since }: اليوم { $n }.
force-maybe = ربما هو سارٍ منذ { $since }؛ والمسألة مفتوحة.
force-suspended = ليس ساريًا في هذه اللحظة؛ وقد بدأ سريانه في { $since }.
force-over-since = لم يعد ساريًا. وقد بدأ سريانه في { $since }.
force-open = مسألة بدء سريانه مفتوحة.
force-until = يستمر سريانه حتى { $until }.
force-ended = انتهى سريانه في { $until }.
force-no-end = لم تُحدَّد له نهاية.
force-question = مسألة تُركت مفتوحة: { $asks }
force-over = { $n ->
    [zero] لا اتفاقات منتهية
    [one] اتفاق واحد انتهى
    [two] اتفاقان انتهيا
    [few] { $n } اتفاقات انتهت
    [many] { $n } اتفاقًا انتهت
   *[other] { $n } اتفاق انتهت
}
force-to-come = { $n ->
    [zero] لا اتفاقات قادمة
    [one] اتفاق واحد لم يبدأ سريانه بعد
    [two] اتفاقان لم يبدأ سريانهما بعد
    [few] { $n } اتفاقات لم يبدأ سريانها بعد
    [many] { $n } اتفاقًا لم يبدأ سريانها بعد
   *[other] { $n } اتفاق لم يبدأ سريانها بعد
}

## Incidents
incidents-lead = كل حادث بموجب كل قراءة، وجملة واحدة تبيّن أين تفترق القراءات.
incidents-of-all = من أصل { $n }
incidents-none = لم يُسجَّل أي حادث يطابق الاختيار. وهذا يعني أن ما جرى لم يُرَ، لا أن الوضع هادئ.
totals-caption = عدد مرات كل استنتاج بموجب كل قراءة
matrix-caption = الحوادث والقراءات
matrix-incident = الحادث
matrix-part = تفترق القراءات:
matrix-turned = { $n ->
    [zero] لم يتغيّر بموجب أي قراءة
    [one] تغيّر بموجب قراءة واحدة
    [two] تغيّر بموجب قراءتين
    [few] تغيّر بموجب { $n } قراءات
    [many] تغيّر بموجب { $n } قراءة
   *[other] تغيّر بموجب { $n } قراءة
}
filter = اختيار الحوادث
filter-from = من
filter-until = حتى
filter-verdict = الاستنتاج
filter-reading = بموجب القراءة
filter-area = المنطقة
filter-words = فيها الكلمات
filter-any = الكل
filter-parts = فقط حيث تفترق القراءات
filter-turned = فقط ما تغيّر مع آخر تغيير في القضية
pages = الصفحات
pages-earlier = الأقدم
pages-later = الأحدث
pages-number = الصفحة { $n }
pages-of = من { $n }
as-csv = هذا الجدول بصيغة CSV

## Incident
incident-found = ما خلصت إليه القراءات
incident-facts = الوقائع
incident-attribution = من فعل ذلك
incident-finding = الاستنتاج
incident-no-clause = لا يتناول ذلك أي بند في أي اتفاق.
incident-part = أين تفترق القراءات
incident-why = السبب
incident-missing = ما يحسم ذلك
incident-says = من يقول ماذا
incident-nobody = لا أحد يقول شيئًا عن ذلك في هذا السجل.
incident-decided = القرارات التي اتُّخذت
incident-stated = ما قيل عن ذلك علنًا
incident-history = ما وصل إلى السجل، ومتى
incident-history-help = يقود كل تاريخ إلى ما خُلص إليه مما كان معروفًا في نهاية ذلك اليوم.
incident-learnt = { $n ->
    [zero] لا ادّعاءات
    [one] ادّعاء واحد
    [two] ادّعاءان
    [few] { $n } ادّعاءات
    [many] { $n } ادّعاءً
   *[other] { $n } ادّعاء
}
incident-merged = يضم ما سُجِّل أيضًا بالرمز:
incident-split = فُصل عن الحادث:
incident-turned = { $reading }: { $after }؛ وقبل آخر تغيير في القضية: { $before }.
incident-before = قبل ذلك
incident-after = بعد ذلك
claim-citing = نقلًا عن:
claim-via = عبر:
claim-grade = التقدير:
claim-grade-help = رمز الأميرالية: المصدر من A إلى F، والمعلومة من 1 إلى 6؛ ويعني F و6 أنه لا يمكن الحكم.
claim-said = قيل:
claim-learnt = وصل إلى السجل:
claim-corrects = يصحّح:
claim-source = المصدر
share-address = عنوان هذه الصفحة:

## Parties
actor = الجهة
since = البداية: { $when }
until = النهاية: { $when }
standing-disputed = متنازع عليه
standing-unsettled = غير محسوم
parties-lead = من الملزَم بموجب كل اتفاق، بحسب كل قراءة.
parties-key = متنازع عليه: ترى القراءة أن أكثر من جواب واحد ممكن. غير محسوم: قيل، ولكن القراءة لا تعدّه محسومًا. –: لا شيء معروف.
party-lead = صفة هذه الجهة بموجب كل اتفاق عبر الزمن، بحسب كل قراءة، ومن يقول ذلك.
party-bonds = الانتماء
party-over-time = الصفة بموجب كل اتفاق
party-nothing = لا شيء معروف، ولا أحد يقول شيئًا، عن صفة هذه الجهة بموجب أي اتفاق.
party-time = الوقت
party-by = حتى { $day }
error-no-actor = لا توجد في هذه القضية جهة بالرمز { $asked }.

## Obligations
obligations-lead = من يلتزم بماذا، وتجاه من، وفي أي موعد، ومن مدّد المهلة، وما وضع كل التزام بموجب كل قراءة.
obligations-none = لا يتضمن أي اتفاق في هذه القضية التزامًا.
owed-by = الملتزم:
owed-to = تجاه:
owed-only-under = لا يُعترف به إلا بموجب القراءة:
watched-by = من يراقب ذلك:
unwatched = لا أحد يراقب ذلك.
line-now = الوقت المعروض
line-set = حُدِّد موعد
line-due = موعد التنفيذ
line-extended = مُدِّدت المهلة
line-lapsed = أُعلن انقضاؤه
line-waived = جرى التنازل عنه
line-superseded = أنهاه نص لاحق
error-no-obligation = لا يوجد بموجب هذا الاتفاق التزام بالرمز { $asked }.

## Agreements
agreements-lead = ما اتُّفق عليه: النص، وإلى جانبه القاعدة التي تعبّر عنه.
agreement-now = سارٍ
agreement-guarantors = الضامنون:
agreement-endorsed = أقرّه
agreement-supplements = يكمّل
agreement-amends = يعدّل
agreement-replaces = يحلّ محل
agreement-beside = النص في جانب، والقاعدة التي تعبّر عنه في الجانب الآخر. وإذا اختلفا وجب تصحيح القاعدة.
agreement-clauses = ما يجوز فعله وما لا يجوز
agreement-no-clauses = لا يتضمن قاعدة بشأن السلوك.
agreement-text = النص
agreement-rule = القاعدة
agreement-became = ما آل إليه ذلك
count-clauses = { $n ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بندًا
   *[other] { $n } بند
}
count-obligations = { $n ->
    [zero] لا التزامات
    [one] التزام واحد
    [two] التزامان
    [few] { $n } التزامات
    [many] { $n } التزامًا
   *[other] { $n } التزام
}
count-unwatched = { $n ->
    [zero] لا بنود بلا مراقبة
    [one] بند واحد لا يراقبه أحد
    [two] بندان لا يراقبهما أحد
    [few] { $n } بنود لا يراقبها أحد
    [many] { $n } بندًا لا يراقبها أحد
   *[other] { $n } بند لا يراقبها أحد
}
error-no-agreement = لا يوجد في هذه القضية اتفاق بالرمز { $asked }.

## Tallies
tallies-lead = من عدّ ماذا، وبأي وحدة، وأي المجاميع لا تتطابق.
tallies-never-added = ترد كل حصيلة بوحدة صاحبها. ولا تُجمع حصائل أصحاب مختلفين أبدًا، ولا تُصحَّح أي حصيلة.
tallies-fail = مجاميع لا تتطابق
tallies-none = لم تُسجَّل أي حصيلة.
tally-period = الفترة
tally-by = من عدّ
tally-what = ما الذي عُدّ
tally-own = المسجَّل هنا، من صاحب الحصيلة نفسه
tally-all = المسجَّل هنا، من أي كان
tally-no-total = { $unit }: لم يُذكر مجموع
tally-running = المجموع التراكمي: { $number }
tally-killed = القتلى: { $number }
tally-injured = الجرحى: { $number }
tally-blames = يُنسب ذلك إلى: { $words }
tally-fails = مجموع الأجزاء: { $sum }؛ والمجموع المنشور: { $total }
tally-repeats = النشرة نفسها كما في:

## Statements
statements-lead = ما قيل علنًا: مطالبات، وتهديدات، ونفي، وتمديدات.
statements-kinds = أنواع التصريحات
statements-all = الكل
statements-none = لم يُسجَّل أي تصريح.
statement-about = بشأن:

## Charts
charts-lead = الخروق عبر الزمن بموجب كل قراءة، وتحتها ما كان يمكن رؤيته؛ ثم القتلى والجرحى والحصائل بحسب من يدّعيها.
charts-breaches = الخروق عبر الزمن
charts-breaches-key = الأعمدة الممتلئة: خروق. الأعمدة الفارغة فوقها: لا يمكن الجزم. ولجميع القراءات مقياس واحد.
charts-strip = ما فيه خطوط: حُجبت الرؤية عن المراقبين. ما لا خطوط فيه: لم يُسجَّل أي قيد، ولا يعني ذلك أن أحدًا كان يراقب.
charts-tallies-strip = لا تُرسم إلا الأيام التي نشر لها صاحب الحصيلة مجموعًا دقيقًا؛ وغياب العمود يعني غياب الرقم، لا الصفر.
charts-table = الأرقام في جدول
charts-table-key = في كل خانة: خرق / غير محسوم.
charts-time = الوقت
charts-harm = القتلى والجرحى، بحسب من يدّعي ذلك
charts-harm-lead = ما يقوله كل مصدر عن القتلى والجرحى في حوادث هذا السجل: هذا العدد على الأقل. والمصادر تتحدث عن الأشخاص أنفسهم، ولذلك لا تُجمع أرقامها أبدًا.
charts-harm-none = لا أحد يقول شيئًا عن القتلى أو الجرحى في هذا السجل.
charts-tallies = الحصائل اليومية، بحسب أصحابها
harm-killed = القتلى، على الأقل
harm-injured = الجرحى، على الأقل
harm-words = بالكلمات فقط
harm-incidents = الادّعاءات

## Map
map-lead = أين وقعت الحوادث، بأكبر دقة يجوز عرضها.
map-label = خريطة الحوادث
map-no-reading = بلا قراءة: جميع الحوادث
map-placed = { $n ->
    [zero] لا يمكن رسم مكان أي منها.
    [one] يمكن رسم مكان واحد منها.
    [two] يمكن رسم مكان اثنين منها.
   *[other] عدد ما يمكن رسم مكانه منها: { $n }.
}
map-blurred = يُعرض كل مكان بالخلية التي يقع فيها من شبكة ثابتة، ولا يُعرض أبدًا بدقة أكبر.
map-breach = بعضها خروق بموجب القراءة المختارة
map-open = ليس أي منها خرقًا، وبعضها لا يمكن الجزم به
map-some = لا خرق، أو لم تُختر قراءة
map-centre = وسط الخلية
map-within = معروض ضمن
map-closer = تقريب
map-farther = إبعاد
map-whole = الخريطة كاملة
map-none = لا يمكن رسم مكان أي مما اختير. وهذا يعني أن ما جرى لم يُرَ، لا أن الوضع هادئ.
map-cell = { $n ->
    [zero] لا حوادث
    [one] حادث واحد
    [two] حادثان
    [few] { $n } حوادث
    [many] { $n } حادثًا
   *[other] { $n } حادث
} ضمن { $km } كم من هنا؛ خرق: { $breaches }، غير محسوم: { $open }

## Calendar
calendar-lead = الاجتماعات والمواعيد النهائية والتمديدات والنهايات.
calendar-views = طرق عرض التقويم
calendar-month = الشهر
calendar-list = القائمة
calendar-agenda = ما سيأتي
calendar-subscribe = الاشتراك (iCalendar)
calendar-before = الشهر السابق
calendar-after = الشهر التالي
calendar-none = لا شيء فيه.
calendar-sometime = في وقت لا يذكره أحد

## Data
data-lead = كل ما في هذه الصفحات في صورة بيانات، لتنزيلها والتحقق منها.
data-files = الملفات
data-findings = كل استنتاج وأسبابه، كل استنتاج في سطر
data-matrix = الحوادث والقراءات في جدول
data-incidents = الحوادث مع الخلية التي يُعرض بها كل مكان
data-claims = كل ادّعاء ومصدره
data-tallies = كل حصيلة
data-obligations = كل التزام بموجب كل قراءة
data-areas = مناطق القضية
data-feeds = الخلاصات
data-ogc = تفتح برامج مثل QGIS الحوادث والمناطق من هذا العنوان:
data-time = يقبل كل عنوان «as-of» و«known-at» كما تقبلهما الصفحات.
data-licence = الترخيص:
data-no-licence = لم يذكر ناشر هذه القضية ترخيصًا؛ يُرجى السؤال قبل إعادة النشر.

## About
about-lead = يتابع هذا الموقع هدنة. ويقول ما الذي اتُّفق عليه، وما الذي يقال إنه وقع، وما يترتب على ذلك بموجب قراءة كل جانب.
about-text = النص. يُكتب كل اتفاق في صورة قواعد، وإلى جانب كل قاعدة مادتها.
about-reading = القراءة. لكل جانب طريقته في فهم النص والسجل. وكل قراءة مدوَّنة، وجميع القراءات تُطبَّق جنبًا إلى جنب.
about-claim = الادّعاء. لا يُعرف ما وقع إلا من ادّعاء يقول به أحد، وله مصدره ووقته.
about-finding = الاستنتاج. في كل حادث وكل التزام تخلص كل قراءة إلى واحد من ثلاثة: خرق، أو لا خرق، أو لا يمكن الجزم؛ وتبيّن السبب خطوة خطوة.
about-pivot = حيث تفترق قراءتان، تبيّن جملة واحدة في ماذا تفترقان: في واقعة، أو في كلمة من النص، أو في من هو الملزَم.
about-apart = ثلاثة أمور تبقى منفصلة: مدى ثبوت الوقائع، ومن فعل ذلك، وما يترتب على النص.
about-open = «غير محسوم» استنتاج أيضًا: فهو يبيّن ما ينقص وكيف يمكن معرفته.
about-readings = القراءات
about-not = حدود هذا الموقع
about-not-target = ليس قائمة أهداف. فهو يسمّي المسؤولية، ولا يسمّي أهدافًا أبدًا؛ وكون جهة ما خارج نطاق نص لا يقول شيئًا عمّن أو عمّا تجوز مهاجمته.
about-not-side = لا ينحاز إلى أي جانب. فالادّعاء قول صاحبه، والاستنتاج يكون دائمًا بموجب قراءة مذكورة بالاسم.
about-not-calm = ليس مقياسًا للهدوء. فالصمت يُعرض على أن ما جرى لم يُرَ.
about-not-proof = ليس دليلًا أمام محكمة. فهو يبيّن ما يترتب على ما هو مدوَّن هنا.
about-blur = تُعرض الأماكن بخلايا شبكة ثابتة كي لا يُعثر على أحد بواسطتها؛ ويُذكر في القضية مدى اتساع هذه الخلايا ومدة تأخير نشر ما يقع.
about-check = يمكن لأي شخص أن يتحقق
about-check-how = القضية مجلد من ملفات نصية يستطيع الإنسان قراءتها. وبهذا المجلد وبالبرنامج يستطيع أي شخص أن يستخرج كل استنتاج من جديد، دون اتصال بالشبكة، وأن يحصل على النتيجة نفسها حرفًا بحرف.
about-zone = تُحسب الأيام بتوقيت
about-until = يمتد السجل حتى
about-read = وقد قُرئ في

## Bulletins
bulletin-title-day = نشرة { $day }
bulletin-title-week = نشرة الأسبوع من { $first } إلى { $last }
bulletin-period = الفترة: { $written }.
bulletin-cut-off = الحد الزمني: نهاية يوم { $day } بتوقيت { $zone } ({ "\u2066" }UTC{ $offset }{ "\u2069" })، أي { $utc } بتوقيت UTC.
bulletin-version = الإصدار { $n }، استنادًا إلى ما وصل إلى السجل حتى نهاية يوم { $day }.
bulletin-version-all = الإصدار { $n }، استنادًا إلى كل ما وصل إلى السجل حتى الآن.
bulletin-fingerprint = بصمة المحتوى: { $hex }.
bulletin-corrects = يصحّح هذا الإصدار الإصدار { $n }. ويرد ما تغيّر في نهاية النشرة.
bulletin-agreement = الاتفاق
bulletin-stands = الوضع
bulletin-under = بموجب القراءة
bulletin-restricted-on = حُجبت الرؤية عن: { $who }
bulletin-restricted-by = من فعل ذلك، بحسب ما يُدّعى: { $who }
bulletin-seen = ما كان تحت المراقبة
bulletin-incidents = حوادث الفترة
bulletin-unseen = لم يُسجَّل أي حادث في هذه الفترة. وهذا يعني أن ما جرى لم يُرَ، لا أن الوضع هادئ.
bulletin-day-before = { $n ->
    [0] وفي اليوم السابق: لا حوادث.
    [one] وفي اليوم السابق: حادث واحد.
    [two] وفي اليوم السابق: حادثان.
    [few] وفي اليوم السابق: { $n } حوادث.
    [many] وفي اليوم السابق: { $n } حادثًا.
   *[other] وفي اليوم السابق: { $n } حادث.
}
bulletin-week-before = { $n ->
    [0] وفي الأسبوع السابق: لا حوادث.
    [one] وفي الأسبوع السابق: حادث واحد.
    [two] وفي الأسبوع السابق: حادثان.
    [few] وفي الأسبوع السابق: { $n } حوادث.
    [many] وفي الأسبوع السابق: { $n } حادثًا.
   *[other] وفي الأسبوع السابق: { $n } حادث.
}
bulletin-all = الكل
bulletin-brackets-day = بين قوسين: العدد في اليوم السابق.
bulletin-brackets-week = بين قوسين: العدد في الأسبوع السابق.
bulletin-brackets-day-mean = { $n ->
    [zero] بين قوسين: العدد في اليوم السابق؛ والمتوسط في اليوم منذ { $since }، حين بدأت الهدنة: لا أيام.
    [one] بين قوسين: العدد في اليوم السابق؛ والمتوسط في اليوم منذ { $since }، حين بدأت الهدنة، وهو هذا اليوم نفسه.
    [two] بين قوسين: العدد في اليوم السابق؛ والمتوسط في اليوم منذ { $since }، حين بدأت الهدنة: يومان.
    [few] بين قوسين: العدد في اليوم السابق؛ والمتوسط في اليوم منذ { $since }، حين بدأت الهدنة: { $n } أيام.
    [many] بين قوسين: العدد في اليوم السابق؛ والمتوسط في اليوم منذ { $since }، حين بدأت الهدنة: { $n } يومًا.
   *[other] بين قوسين: العدد في اليوم السابق؛ والمتوسط في اليوم منذ { $since }، حين بدأت الهدنة: { $n } يوم.
}
bulletin-brackets-week-mean = { $n ->
    [zero] بين قوسين: العدد في الأسبوع السابق؛ والمتوسط في كل سبعة أيام منذ { $since }، حين بدأت الهدنة: لا أيام.
    [one] بين قوسين: العدد في الأسبوع السابق؛ والمتوسط في كل سبعة أيام منذ { $since }، حين بدأت الهدنة: يوم واحد.
    [two] بين قوسين: العدد في الأسبوع السابق؛ والمتوسط في كل سبعة أيام منذ { $since }، حين بدأت الهدنة: يومان.
    [few] بين قوسين: العدد في الأسبوع السابق؛ والمتوسط في كل سبعة أيام منذ { $since }، حين بدأت الهدنة: { $n } أيام.
    [many] بين قوسين: العدد في الأسبوع السابق؛ والمتوسط في كل سبعة أيام منذ { $since }، حين بدأت الهدنة: { $n } يومًا.
   *[other] بين قوسين: العدد في الأسبوع السابق؛ والمتوسط في كل سبعة أيام منذ { $since }، حين بدأت الهدنة: { $n } يوم.
}
bulletin-more = { $n ->
    [zero] لا حوادث أخرى أُحصيت ولم تُدرج هنا.
    [one] حادث واحد آخر أُحصي ولم يُدرج هنا.
    [two] حادثان آخران أُحصيا ولم يُدرجا هنا.
    [few] { $n } حوادث أخرى أُحصيت ولم تُدرج هنا.
    [many] { $n } حادثًا آخر أُحصيت ولم تُدرج هنا.
   *[other] { $n } حادث آخر أُحصيت ولم تُدرج هنا.
}
bulletin-star = * يقع في وقته قيد على المراقبين، ولا شيء يقول إن هذا القيد لا يمس مكانه.
bulletin-no-parting = لا تفترق القراءات في أي حادث من حوادث الفترة.
bulletin-casualties = القتلى والجرحى، بحسب ما يُدّعى
bulletin-no-casualties = لا أحد يذكر عددًا للقتلى أو الجرحى في أي حادث من حوادث الفترة.
bulletin-never-added = كل رقم هو رقم صاحبه. وقد تتعلق أرقام أصحاب مختلفين بالأشخاص أنفسهم، ولا تُجمع أبدًا.
bulletin-author = من يقول ذلك
bulletin-killed = القتلى
bulletin-injured = الجرحى
bulletin-authors = من يتحدث عن الحوادث، وعن كم منها
bulletin-says = يقول إنها وقعت
bulletin-denies = يقول إنها لم تقع
bulletin-tallies = من عدّ ماذا
bulletin-no-tallies = لم تُسجَّل أي حصيلة نشرها أحد عن هذه الفترة.
bulletin-own-units = ترد كل حصيلة بوحدة صاحبها، كما نُشرت.
bulletin-tally = الحصيلة
bulletin-counted = ما الذي عُدّ
bulletin-recorded = المسجَّل هنا
bulletin-recorded-help = المسجَّل هنا: حوادث ذلك الوقت التي يدّعيها صاحب الحصيلة في هذا السجل / التي يدّعيها أي كان.
bulletin-sum-fails = مجموع الأجزاء: { $sum }؛ والمجموع المنشور: { $total }. ويرد كلاهما كما نُشر.
bulletin-statements = ما قيل علنًا
bulletin-no-statements = لم يُسجَّل أي تصريح في هذه الفترة.
bulletin-duties = ما الذي حلّ موعده أو تأخر، وما المتنازع عليه، وما الذي تغيّر وضعه
bulletin-no-duties = لا شيء حلّ موعده أو تأخر، ولا شيء متنازع عليه.
bulletin-duty = الالتزام
bulletin-moved = تغيّر وضعه في هذه الفترة
bulletin-unwatched = بنود لا يراقبها أحد
bulletin-nobody-watches = لا تذكر النصوص السارية من يراقب ما يلي:
bulletin-all-watched = تذكر النصوص السارية لكل بند من يراقبه.
bulletin-changes-none = ما تغيّر
bulletin-changes = ما تغيّر منذ الإصدار { $n }
bulletin-first = هذا هو الإصدار الأول.
bulletin-incidents-more = { $n ->
    [zero] لم يزد عدد الحوادث
    [one] زاد العدد حادثًا واحدًا
    [two] زاد العدد حادثين
    [few] زاد العدد { $n } حوادث
    [many] زاد العدد { $n } حادثًا
   *[other] زاد العدد { $n } حادث
}
bulletin-incidents-fewer = { $n ->
    [zero] لم ينقص عدد الحوادث
    [one] نقص العدد حادثًا واحدًا
    [two] نقص العدد حادثين
    [few] نقص العدد { $n } حوادث
    [many] نقص العدد { $n } حادثًا
   *[other] نقص العدد { $n } حادث
}
bulletin-was = { $after }؛ وقبل ذلك: { $before }.
bulletin-no-number = لا رقم
bulletin-part-changed = تغيّر شيء في القسم «{ $part }».
bulletin-changed-head = القضية
bulletin-passed-over = { $n ->
    [zero] ليس قبل هذا الإصدار يوم آخر وصل فيه شيء إلى السجل ولم يُنظر فيه على حدة.
    [one] قبل هذا الإصدار يوم واحد آخر وصل فيه شيء إلى السجل؛ ولم يُنظر فيه على حدة.
    [two] قبل هذا الإصدار يومان آخران وصل فيهما شيء إلى السجل؛ ولم يُنظر في كل منهما على حدة.
    [few] قبل هذا الإصدار { $n } أيام أخرى وصل فيها شيء إلى السجل؛ ولم يُنظر في كل منها على حدة.
    [many] قبل هذا الإصدار { $n } يومًا آخر وصل فيها شيء إلى السجل؛ ولم يُنظر في كل منها على حدة.
   *[other] قبل هذا الإصدار { $n } يوم آخر وصل فيها شيء إلى السجل؛ ولم يُنظر في كل منها على حدة.
}
bulletins-lead = ما خُلص إليه عن كل يوم وكل أسبوع، في شكل ثابت. وتُصحَّح النشرة بإصدار جديد، ولا تُصحَّح أبدًا دون إعلان ذلك.
bulletins-known = تستند الأرقام إلى ما هو معروف الآن؛ وتذكر كل نشرة ما أُعدّت استنادًا إليه. وحيث لا يرد شيء، لم يُسجَّل شيء: وهذا يعني أن ما جرى لم يُرَ، لا أن الوضع هادئ.
bulletins-period = اليوم أو الأسبوع
bulletins-incidents = الحوادث
bulletins-breaches = الخروق
bulletins-restrictions = القيود على المراقبين
bulletins-week = الأسبوع { $n }، من { $first } إلى { $last }
bulletins-none = لم ينتهِ بعد أي يوم من الأيام المعروضة.
bulletin-newer = يوجد إصدار أحدث من هذه النشرة.
bulletin-versions = الإصدارات
bulletin-version-link = الإصدار { $n }، { $day }
bulletin-version-link-all = الإصدار { $n }
bulletin-permanent = العنوان الدائم لهذا الإصدار:
error-no-version = لا يوجد من هذه النشرة إصدار بالرقم { $asked }.
today-bulletin = أحدث النشرات:

## Sharing
share-mail = إرسال بالبريد الإلكتروني
share-copy = نسخ العنوان
