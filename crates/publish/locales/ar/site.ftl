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
