"""Words of which made-up titles and summaries are put together."""

from typing import Final

FAMILY_NAMES: Final = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Hà", "Giàng", "Lò",
    "Sùng", "Vàng", "Triệu", "Bàn", "Nông", "Lương", "Đoàn", "Mai", "Phan",
)  # fmt: skip
MIDDLE_NAMES: Final = {
    "Nam": ("Văn", "Đức", "Minh", "Quang", "Tiến", "Hữu", "Mạnh", "Công", "Xuân", "A"),
    "Nữ": ("Thị", "Thị Thu", "Thị Bích", "Ngọc", "Thanh", "Thị Kim", "Phương", "Hồng"),
}
GIVEN_NAMES: Final = {
    "Nam": ("An", "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hùng", "Khánh", "Long", "Nghĩa", "Phúc", "Quân", "Sơn",
            "Thắng", "Tuấn", "Vinh", "Páo", "Kiên", "Lâm", "Hiếu"),
    "Nữ": ("Anh", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hường", "Lan", "Liên", "Mai", "Nga", "Oanh", "Phượng", "Quỳnh",
           "Thảo", "Tuyết", "Vân", "Yến", "Mỷ", "Thơm"),
}  # fmt: skip
POSITIONS: Final = (
    "Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng", "Văn thư", "Kế toán", "Giáo viên", "Điều dưỡng", "Bác sĩ",
    "Kỹ sư", "Công nhân vận hành", "Tổ trưởng sản xuất", "Kỹ thuật viên", "Nghiên cứu viên", "Lái xe",
)  # fmt: skip
WORKPLACES: Final = (
    "Phòng Tổ chức - Hành chính", "Phòng Kế hoạch - Tài chính", "Phòng Kỹ thuật", "Xưởng Cơ khí", "Phân xưởng Chế biến",
    "Trường Trung học phổ thông số 2", "Trạm Y tế phường Nguyễn Phúc", "Khoa Nội tổng hợp", "Trạm Giống cây lâm nghiệp",
    "Văn phòng Đăng ký đất đai", "Trung tâm Phục vụ hành chính công", "Đội Quản lý đường bộ số 3",
)  # fmt: skip
AWARDS: Final = (
    "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của LĐLĐ tỉnh",
    "Lao động giỏi cấp cơ sở", "Giấy khen của Công đoàn Viên chức tỉnh", "Bằng Lao động sáng tạo",
)  # fmt: skip
ACTIONS: Final = (
    "Cải tiến", "Xây dựng", "Thiết kế, chế tạo", "Ứng dụng", "Nâng cao hiệu quả", "Đổi mới", "Rút gọn", "Tự động hóa",
    "Số hóa", "Chuẩn hóa", "Khai thác", "Tận dụng", "Phục hồi", "Thử nghiệm và nhân rộng", "Một số biện pháp tổ chức",
    "Kinh nghiệm sử dụng", "Lắp đặt bổ sung", "Thay thế", "Tích hợp", "Quy trình hóa",
)  # fmt: skip
OBJECTS: Final = (
    "quy trình tiếp nhận và trả kết quả hồ sơ đất đai", "hệ thống cấp nước tuần hoàn lò hơi", "máy bóc vỏ gỗ keo",
    "phần mềm quản lý đoàn viên", "bộ câu hỏi ôn tập môn Ngữ văn lớp 9", "mô hình vườn ươm quế hữu cơ",
    "thiết bị sấy chè shan tuyết bằng năng lượng mặt trời", "sổ tay tra cứu thủ tục hành chính",
    "giàn phun sương chống bụi băng tải", "bảng theo dõi người bệnh sau phẫu thuật", "kho lưu trữ hồ sơ cán bộ",
    "quy trình khử khuẩn dụng cụ nội soi", "bài giảng điện tử về lịch sử địa phương", "khuôn đúc gạch không nung",
    "tủ điều khiển bơm nước sạch nông thôn", "phương pháp ghép mắt cây ăn quả có múi", "lịch trực và chấm công",
    "đường dây nóng tư vấn pháp luật cho người lao động", "xe đẩy vận chuyển bệnh nhân", "bộ gá hàn khung thép",
    "cơ sở dữ liệu người có công", "hòm thư góp ý trực tuyến", "đồ dùng dạy học từ vật liệu tái chế",
    "quy trình kiểm soát chi thường xuyên", "bếp đun tiết kiệm củi", "hệ thống đèn tín hiệu năng lượng mặt trời",
    "bộ tiêu chí chấm điểm thi đua", "công thức thức ăn ủ chua cho trâu bò", "máy cắt cỏ đeo vai hai lưỡi",
    "phiếu khai báo y tế bằng mã QR", "tổ truy vết và chăm sóc người cách ly", "ván khuôn trượt thi công kênh mương",
    "sơ đồ cứu hộ đường đèo trong mùa mưa", "thư viện ảnh rừng từ máy bay không người lái",
    "bể xử lý nước thải chăn nuôi",
    "bàn thao tác lắp ráp linh kiện", "bộ lọc dầu thủy lực máy xúc", "chương trình tập huấn phòng cháy, chữa cháy",
    "quy chế chi tiêu nội bộ", "câu lạc bộ đọc sách của học sinh nội trú",
)  # fmt: skip
PURPOSES: Final = (
    "nhằm rút ngắn thời gian chờ của người dân", "để giảm tiêu hao điện năng", "bảo đảm an toàn lao động",
    "phục vụ chuyển đổi số", "góp phần hạ giá thành sản phẩm", "giúp giảm giấy tờ in ấn",
    "nâng cao chất lượng chăm sóc sức khỏe", "tạo hứng thú học tập cho học sinh dân tộc thiểu số",
    "hạn chế ô nhiễm môi trường", "thích ứng với dịch Covid-19", "tăng năng suất ca đêm", "giảm tỷ lệ sản phẩm lỗi",
    "phòng, chống thiên tai", "tiết kiệm chi ngân sách", "hỗ trợ công tác kiểm tra, giám sát",
    "tăng thu nhập cho hộ nghèo", "bảo quản nông sản sau thu hoạch", "giữ gìn hồ sơ lâu dài",
    "thu hút đoàn viên tham gia sinh hoạt", "kéo dài tuổi thọ thiết bị",
)  # fmt: skip
PLACES: Final = (
    "xã Suối Giàng", "huyện Văn Chấn", "thị xã Nghĩa Lộ", "huyện Mù Cang Chải", "thành phố Yên Bái", "huyện Lục Yên",
    "huyện Trạm Tấu", "xã Púng Luông", "phường Pú Trạng", "huyện Trấn Yên", "xã Nậm Khắt", "huyện Yên Bình",
    "xã Cát Thịnh", "thị trấn Mậu A", "huyện Văn Yên", "xã Đại Lịch", "xã Chế Tạo", "khu công nghiệp phía Nam",
    "phường Minh Tân", "xã Xuân Ái", "phân xưởng 1", "phân xưởng 2", "cơ sở 2", "khu vực hồ Thác Bà",
)  # fmt: skip
OPENINGS: Final = (
    "Trước đây công việc này làm hoàn toàn bằng tay, mỗi lượt mất {n} phút và dễ sai sót.",
    "Qua khảo sát {n} trường hợp trong năm 2020, nhóm tác giả thấy nhiều khâu bị lặp lại.",
    "Thiết bị cũ đã dùng {n} năm, thường xuyên hỏng, phụ tùng thay thế khó tìm và đắt.",
    "Do dịch Covid-19 diễn biến phức tạp, đơn vị phải duy trì hoạt động với {n}% nhân lực.",
    "Địa bàn rộng, dân cư phân tán, người dân phải đi {n} km mới tới nơi làm việc.",
)
MIDDLES: Final = (
    "Sáng kiến {action} {object}, chia thành {n} bước, mỗi bước có người chịu trách nhiệm và thời hạn rõ ràng.",
    "Nhóm đã {action} {object} từ vật tư sẵn có, kinh phí khoảng {n} triệu đồng, không phải mua thiết bị mới.",
    "Dữ liệu được nhập một lần rồi dùng chung cho {n} bộ phận; số liệu báo cáo tổng hợp tự động vào cuối tuần.",
    "Giải pháp được chạy thử {n} ngày tại {place}, ghi chép kết quả từng ngày và điều chỉnh trước khi áp dụng rộng.",
    "Cán bộ được hướng dẫn {n} buổi, có tài liệu kèm hình ảnh và người kèm cặp trong tháng đầu.",
    "Điểm mới là kết hợp {object} với nhắc việc qua điện thoại, nên không còn trường hợp quá hạn.",
    "Các thông số chính: thời gian {n} phút, nhiệt độ ổn định, sai số dưới {n} phần nghìn sau mỗi mẻ.",
    "Hồ sơ mẫu, danh mục kiểm tra và biểu theo dõi được ban hành thống nhất tại {place}.",
)
CLOSINGS: Final = (
    "Kết quả: giảm {n}% thời gian xử lý, người dân và đồng nghiệp đồng tình ủng hộ.",
    "Sau {n} tháng áp dụng tại {place}, không để xảy ra sai sót; các đơn vị khác đã đến học tập.",
    "Ước tính tiết kiệm {n} triệu đồng mỗi năm, chưa kể công lao động giảm được.",
    "Giải pháp dễ làm, chi phí thấp, có thể nhân rộng cho {n} đơn vị tương tự trong tỉnh.",
)
BENEFITS: Final = (
    "Người dân không phải đi lại nhiều lần.", "Giảm căng thẳng cho người lao động trong ca đêm.",
    "Nâng cao ý thức giữ gìn môi trường.", "Học sinh tích cực, chủ động hơn trong giờ học.",
    "Tài liệu được tìm thấy ngay, không thất lạc.", "Người bệnh được chăm sóc kịp thời.",
)  # fmt: skip
SCOPES: Final = ("Toàn cơ quan", "Phòng Kỹ thuật", "Toàn tỉnh", "Các trường trên địa bàn huyện", "Phân xưởng Chế biến")
FIELDS: Final = ("Cải cách hành chính", "Y tế", "Giáo dục", "Cơ khí", "Nông nghiệp", "Môi trường", "Công đoàn")
