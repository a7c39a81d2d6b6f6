"""The addresses of the directory, and of what links a child to it."""

from django.urls import path

from keepsake.web.directory import entries, finding, involving

app_name = "directory"
urlpatterns = [
    path("directory/", finding.find, name="find"),
    path("directory/bodies/add/", entries.add_body, name="add-body"),
    path("directory/bodies/<uuid:id>/", finding.body, name="body"),
    path("directory/bodies/<uuid:id>/correct/", entries.correct_body, name="correct-body"),
    path("directory/bodies/<uuid:id>/close/", entries.close_body, name="close-body"),
    path("directory/bodies/<uuid:id>/history/", finding.body_history, name="body-history"),
    path("directory/bodies/<uuid:id>/people/add/", entries.add_professional, name="add-professional"),
    path("directory/people/<uuid:id>/", finding.professional, name="professional"),
    path("directory/people/<uuid:id>/correct/", entries.correct_professional, name="correct-professional"),
    path("directory/people/<uuid:id>/close/", entries.close_professional, name="close-professional"),
    path("directory/people/<uuid:id>/history/", finding.professional_history, name="professional-history"),
    path("people/<uuid:id>/around/add/", involving.involve, name="involve"),
    path("people/<uuid:id>/around/instead/<uuid:record>/", involving.instead, name="instead"),
]
