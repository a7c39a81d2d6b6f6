"""The addresses of the log. Each reading of it is written down in it."""

from django.urls import path

from keepsake.web.log import about_person, by_worker, data_map, outside, unusual, whole

app_name = "log"
urlpatterns = [
    path("people/<uuid:id>/", about_person.about_person, name="person"),
    path("workers/", by_worker.workers, name="workers"),
    path("workers/<uuid:id>/", by_worker.by_worker, name="worker"),
    path("unusual/", unusual.unusual_access, name="unusual"),
    path("unusual/<slug:kind>/<uuid:actor>/<str:day>/", unusual.decide, name="unusual-one"),
    path("outside-the-notice/", outside.outside, name="outside"),
    path("outside-the-notice/<slug:category>/<slug:purpose>/", outside.decide, name="outside-one"),
    path("whole/", whole.whole, name="whole"),
    path("data-map/", data_map.data_map, name="data-map"),
    path("data-map.csv", data_map.data_map_csv, name="data-map-csv"),
]
